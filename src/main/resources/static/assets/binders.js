/* Follows binders that are being made, and shows the page anew when one of them is complete. Without it the page is loaded by hand. */
import { call } from '../camunda/assets/safecity/own-api.js';

const PAUSE = 2000;
const project = document.getElementById('binders').dataset.project;

async function look() {
  const answer = await call('GET', `projects/${encodeURIComponent(project)}/binders`);
  if (answer.ok) {
    const binders = new Map((await answer.json()).map(one => [String(one.id), one]));
    for (const bar of document.querySelectorAll('progress[data-binder]')) {
      const binder = binders.get(bar.dataset.binder);
      if (binder?.state !== 'making') {
        location.reload();
        return;
      }
      bar.value = binder.percent;
      bar.textContent = `${binder.percent} %`;
    }
  }
  setTimeout(look, PAUSE);
}

setTimeout(look, PAUSE);
