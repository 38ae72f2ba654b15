/*
 * The web applications take the first language of the browser and fall back to English.
 * What their translations do not reach (name, shortcuts, form texts) follows the same choice,
 * and the page says which language it is in, so that a screen reader pronounces it. A page of our own says it already.
 */
const page = document.querySelector('base[app-root]') ? '' : document.documentElement.lang;
const preferred = (page || (navigator.languages?.[0] ?? navigator.language ?? '')).split('-')[0].toLowerCase();

export const korean = preferred === 'ko';

export const say = (inKorean, inEnglish) => (korean ? inKorean : inEnglish);

/**
 * Puts an application's texts where it looks for them before it starts. It starts without waiting for them otherwise,
 * and labels that are drawn before they come keep the names of their texts for good.
 *
 * @param config address of the application's configuration, beside which its folder of texts stands
 */
export const textsFor = async (config) => {
  const locales = new URL('../locales/', config).pathname;
  const language = korean ? 'ko' : 'en';
  const place = `${locales}_locales_data_${language}_${window.bust}`;
  const kept = JSON.parse(localStorage.getItem('camunda-web') || '{}');
  if (!window.bust || kept[place]) {
    return;
  }
  const answer = await fetch(`${locales}${language}.json?bust=${window.bust}`).catch(() => null);
  if (answer?.ok) {
    kept[place] = await answer.text();
    localStorage.setItem('camunda-web', JSON.stringify(kept));
  }
};

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
