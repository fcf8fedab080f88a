/** Where the owner's API lives, for whom a key speaks. */
export const ownerHost = 'www.wixapis.com';
