/** Polarity of pictographs as people use them in short posts: −2 … 2; 0 says nothing. Ours, by eye. */
const POLARITY: Readonly<Record<string, string>> = {
  '2': '😍🥰😘❤♥💕💖💗💓💞💝💘💙💚💛🧡💜🖤🤍🤎💟😻🤩😁😄😃😊☺🥳🎉🎊👏🙌💪🏆🥇💯🌟⭐✨😇🤗🫶💐🌹🌺🌸🤟😋🍀🫂🤤😎💃🕺🍾🥂🏅🤝👌',
  '1': '🙂😀😆😌😉😅😂🤣👍🙏☀🌞🌈🌻🌷🌼🎂🎁🎈🎶🎵✌😺😸😹🤙🔥💫✅✔☕🍻🍺🍷🌊🏖⛱🌴🐶🐱🐾🦋🎄🥹🤠👑💎🚀🤞😏😜😝😛🤪🫡💋😚😙😽🍕🍰🍫🍓',
  '-1': '😐😑😶🙄😒🤔😕🙁☹😬🤷🤦😳😱😮😲😯😧😦😨😰😥😓😪😴🥱😵🤧🤒🤕😷💀☠🙃🤨🧐⚠❗‼⁉🚫⛔❌❎🛑😖😣😟😔😞🥺🤐🤫🥲😿🙀🤡👀🫠🫤🚨',
  '-2': '😡😠🤬👿😤😭😢💔👎🤮🤢🖕💩😩😫😾🤯☣☢⚰🪦👺👹😈🗑🐍🐀',
}

const PAGE_START = 0x1f000
const polarityHigh = new Int8Array(0x1000)
const polarityLow = new Int8Array(0x1000)
const LOW_START = 0x2000

for (const [polarity, members] of Object.entries(POLARITY)) {
  for (const member of members) {
    const code = member.codePointAt(0)!
    if (code >= PAGE_START) polarityHigh[code - PAGE_START] = Number(polarity)
    else if (code >= LOW_START) polarityLow[code - LOW_START] = Number(polarity)
  }
}

export const emojiPolarity = (code: number): number => {
  if (code >= PAGE_START && code < PAGE_START + 0x1000) return polarityHigh[code - PAGE_START]!
  if (code >= LOW_START && code < LOW_START + 0x1000) return polarityLow[code - LOW_START]!
  return 0
}

/** Skin tones, tags and joiners change the look of the pictograph before them, not what it says. */
export const isModifier = (code: number): boolean =>
  (code >= 0x1f3fb && code <= 0x1f3ff) || (code >= 0xe0000 && code <= 0xe007f)

export const isRegionalIndicator = (code: number): boolean => code >= 0x1f1e6 && code <= 0x1f1ff
