/*
 * The web applications take the first language of the browser and fall back to English.
 * What their translations do not reach (name, shortcuts, form texts) follows the same choice,
 * and the page says which language it is in, so that a screen reader pronounces it. A page of our own says it already.
 */
const page = document.querySelector('base[app-root]') ? '' : document.documentElement.lang;
const preferred = (page || (navigator.languages?.[0] ?? navigator.language ?? '')).split('-')[0].toLowerCase();

export const korean = preferred === 'ko';

export const say = (inKorean, inEnglish) => (korean ? inKorean : inEnglish);

/** The settings that all four web applications share. */
export const common = {
  locales: {
    availableLocales: ['ko', 'en'],
    // Whichever language is loaded last also writes the dates: with Korean, English must not come after it.
    fallbackLocale: korean ? 'ko' : 'en'
  },
  disableWelcomeMessage: true,
  customScripts: ['../../assets/safecity/vendor-texts.js', '../../assets/safecity/sign-in.js']
};

if (korean && !page) {
  document.documentElement.lang = 'ko';
}
