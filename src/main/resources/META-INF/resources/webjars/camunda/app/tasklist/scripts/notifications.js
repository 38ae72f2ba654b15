/* How much is unread, in the head of Tasklist; the list itself stands on a page of ours. */
import { say } from '../../../assets/safecity/language.js';
import { call, element, root } from '../../../assets/safecity/own-api.js';

const EVERY_MS = 120_000;

async function show(badge) {
  const answer = await call('GET', 'notifications?size=1').catch(() => null);
  if (answer?.ok) {
    const { unread } = await answer.json();
    badge.textContent = unread > 0 ? ` ${unread}` : '';
    badge.className = unread > 0 ? 'safecity-unread' : '';
  }
}

let timer = null;

export default {
  id: 'safecity-notifications',
  pluginPoint: 'tasklist.navbar.action',
  priority: 310,

  render(node) {
    const badge = element('span');
    node.replaceChildren(element('a', { href: `${root}/notifications` },
      element('span', { className: 'glyphicon glyphicon-bell' }), ` ${say('links.notifications')}`, badge));
    show(badge);
    clearInterval(timer);
    timer = setInterval(() => document.hidden || show(badge), EVERY_MS);
  },

  unmount() {
    clearInterval(timer);
  }
};
