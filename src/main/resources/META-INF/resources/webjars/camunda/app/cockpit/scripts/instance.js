/* From an instance to our page of it, which tells it in words, what it called and its project. */
import { say } from '../../../assets/safecity/language.js';
import { element, root } from '../../../assets/safecity/own-api.js';

export default {
  id: 'safecity-instance',
  pluginPoint: 'cockpit.processInstance.runtime.action',
  priority: 900,

  render(node, { processInstanceId }) {
    node.replaceChildren(element('a', {
      className: 'btn btn-default action-button safecity-instance',
      href: `${root}/instances/${encodeURIComponent(processInstanceId)}`,
      title: say('links.instance')
    }, element('span', { className: 'glyphicon glyphicon-list-alt' }), element('span', { className: 'sr-only' }, say('links.instance'))));
  },

  unmount() {}
};
