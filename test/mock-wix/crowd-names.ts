/** What the members of a crowd call themselves, by script: a first part and a second. */
export const crowdNames = {
  latin: [
    ['Ada', 'Béla', 'Chiara', 'David', 'Éloïse', 'Frank', 'Grete', 'Hugo', 'Ines', 'Jan', 'Łucja', 'Óscar'],
    ['Almeida', 'Brandt', "D'Angelo", 'Çelik', 'Fischer', 'Garcia', 'Nováková', 'O’Brien', 'Smith-Jones'],
  ],
  hebrew: [
    ['אביגיל', 'בועז', 'גלית', 'דניאל', 'הדר', 'יונתן', 'מיכל', 'נועם', 'רות', 'תמר'],
    ['אברהמי', 'בן דוד', 'גולן', 'כהן', 'לוי', 'מזרחי', 'פרץ', 'שפירא'],
  ],
  japanese: [
    ['佐藤', '鈴木', '高橋', '田中', '渡辺', '伊藤', '山本', '中村'],
    ['さくら', '太郎', '陽菜', '健', 'ユキ', '美咲'],
  ],
  emoji: [
    ['🌙', '🦊', '🏔️', '👩‍🚀', '🌊', '🇮🇱'],
    ['Luna', '🔥🔥', 'climber', '✨', 'שמש'],
  ],
} as const;
