/** What is the same for most sites that tests make up. */
export const usualSite = {
  memberPages: { profiles: ['profile'], account: ['account', 'members-area'] },
  hasMembersArea: true,
};
