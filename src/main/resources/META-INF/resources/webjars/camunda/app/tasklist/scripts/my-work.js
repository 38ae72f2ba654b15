/* Tasklist shows only what is open; what is finished stands on a page of ours. */
import { say } from '../../../assets/safecity/language.js';
import { element, root } from '../../../assets/safecity/own-api.js';

export default {
  id: 'safecity-my-work',
  pluginPoint: 'tasklist.navbar.action',
  priority: 300,

  render(node) {
    node.replaceChildren(element('a', { href: `${root}/my-work` },
      element('span', { className: 'glyphicon glyphicon-ok' }), ` ${say('links.my-work')}`));
  },

  unmount() {}
};
