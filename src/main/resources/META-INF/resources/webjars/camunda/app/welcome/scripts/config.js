import { common, say, textsFor } from '../../../assets/safecity/language.js';

await textsFor(import.meta.url);

export default {
  ...common,
  app: {
    vendor: say('국제안전도시 공인', 'Safe City'),
    name: say('시작', 'Welcome')
  },
  // Plugins, relative to this application's folder; each is an ES module.
  customScripts: [...common.customScripts]
};
