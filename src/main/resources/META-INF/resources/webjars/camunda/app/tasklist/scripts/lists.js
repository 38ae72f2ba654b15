/*
 * The lists of Tasklist: how many tasks each has, by one answer for all, and what is waited for where there are none; what is due first stands first; and on a small
 * screen, where list and task stand below each other, the task that was chosen is brought into sight.
 */
import { say } from '../../../assets/safecity/language.js';
import { call, element } from '../../../assets/safecity/own-api.js';
import { onChange, openTask, scopeOf } from './open-task.js';

const EVERY_MS = 30_000;
const SOON_MS = 600;
const SMALL = matchMedia('(max-width: 800px)');

let counts = null;
let seasons = [];
let timer = null;

async function count() {
  clearTimeout(timer);
  const answer = document.hidden ? null : await call('GET', 'task-lists').catch(() => null);
  if (answer?.ok) {
    ({ counts, seasons } = await answer.json());
    show();
  }
  timer = setTimeout(count, EVERY_MS);
}

function show() {
  showSeasons();
  for (const list of document.querySelectorAll('.task-filter')) {
    const key = scopeOf(list)?.filter?.properties?.safecity;
    const link = list.querySelector('h4 > a');
    if (key && counts && link) {
      let number = link.querySelector('.safecity-count');
      if (!number) {
        number = element('span', { className: 'safecity-count' });
        link.append(number);
      }
      const text = ` ${counts[key] ?? 0}`;
      if (number.textContent !== text) {
        number.textContent = text;
        number.title = say('lists.count', counts[key] ?? 0);
      }
    }
  }
}

/** Where nothing is to be done, the list says what is waited for, and until when. */
function showSeasons() {
  const empty = document.querySelector('.tasks-list .well');
  const told = seasons.join('\n');
  if (empty && (empty.dataset.seasons ?? '') !== told) {
    empty.dataset.seasons = told;
    empty.querySelectorAll('.safecity-season').forEach(one => one.remove());
    empty.append(...seasons.map(one => element('p', { className: 'safecity-season' }, one)));
  }
}

/** Something has changed hands or was done: after the application has asked anew itself. */
const soon = () => {
  clearTimeout(timer);
  timer = setTimeout(count, SOON_MS);
};
document.addEventListener('safecity-completed', soon);
document.addEventListener('click', ({ target }) => target.closest?.('.claim, .unclaim, .task-filter') && soon());
document.addEventListener('visibilitychange', () => document.hidden || count());
count();
onChange(show);

/** The address says how a list is sorted; where it doesn't, the newest would come first. */
const BY_DUE = '[{"sortBy":"dueDate","sortOrder":"asc"}]';

try {
  window.angular.module('cam.tasklist.custom').run(['$rootScope', 'search', ($rootScope, search) => {
    const sort = () => search().sorting || search.updateSilently({ sorting: BY_DUE }, true);
    $rootScope.$on('$locationChangeSuccess', sort);
    sort();
  }]);
} catch (unknownVersion) {
  console.warn(unknownVersion);
}

let brought = null;

/** The page grows until the form has come, so that it takes a few goes; whoever moves themselves is left alone. */
function bringIntoSight() {
  const task = openTask();
  const title = document.querySelector('.task-card h2.task');
  if (!SMALL.matches || task === brought || task && !title) {
    return;
  }
  title?.scrollIntoView({ block: 'start' });
  if (!task || title.getBoundingClientRect().top < innerHeight / 4) {
    brought = task;
  }
}
onChange(bringIntoSight);
for (const move of ['wheel', 'touchmove', 'keydown']) {
  window.addEventListener(move, () => { brought = openTask(); }, { passive: true });
}
