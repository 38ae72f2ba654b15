import { common, say, textsFor } from '../../../assets/safecity/language.js';

await textsFor(import.meta.url);

export default {
  ...common,
  app: {
    vendor: say('app.safe-city'),
    name: say('app.cockpit')
  },
  // Plugins, relative to this application's folder; each is an ES module.
  customScripts: [...common.customScripts, 'scripts/instance.js']
};
