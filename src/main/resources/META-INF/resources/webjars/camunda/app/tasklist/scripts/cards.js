/*
 * What Tasklist's cards leave out: of which project a task is, how late a task is by the server's day, whose post one stands in for, and that a task
 * of one post needn't be taken before it is done.
 */
import { say } from '../../../assets/safecity/language.js';
import { call, element } from '../../../assets/safecity/own-api.js';
import { onChange, openTask, scopeOf } from './open-task.js';

const known = new Map();
const asked = new Set();
const FRESH_MS = 60_000;

const rows = () => [...document.querySelectorAll('li.task')].map(row => [row, scopeOf(row)?.task]).filter(([, task]) => task);

/** Nothing is asked twice within a minute, unless the task has another owner by now. */
const stale = (id, assignee) => {
  const card = known.get(id);
  return !asked.has(id) && (!card || card.assignee !== assignee || Date.now() - card.at > FRESH_MS);
};

async function ask(wanted) {
  wanted.forEach((_assignee, id) => asked.add(id));
  const ids = [...wanted.keys()].map(encodeURIComponent).join(',');
  const answer = await call('GET', `task-cards?ids=${ids}`).catch(() => null);
  if (answer?.ok) {
    const { cards } = await answer.json();
    wanted.forEach((assignee, id) => known.set(id, { at: Date.now(), assignee, ...cards.find(card => card.id === id) }));
  } else {
    wanted.forEach((assignee, id) => known.set(id, { at: Date.now(), assignee }));
  }
  wanted.forEach((_assignee, id) => asked.delete(id));
  show();
}

/** One line that is there or not, without touching the page when nothing has changed. */
function line(place, name, text, title) {
  let shown = place.querySelector(`:scope > .${name}`);
  if (!text) {
    shown?.remove();
    return;
  }
  if (!shown) {
    shown = element('span', { className: name });
    place.append(shown);
  }
  if (shown.textContent !== text) {
    shown.textContent = text;
  }
  if (title && shown.title !== title) {
    shown.title = title;
  }
}

function mark(place, card) {
  const late = card.daysLate > 0 ? `D+${card.daysLate}` : '';
  line(place, 'safecity-late', late, late && say('cards.late', card.daysLate));
  if (card.ground && place.title !== card.ground) {
    place.title = card.ground;
  }
}

/** The form of a task that nobody has to take first is open to whoever may do it. */
function openForm(card) {
  for (const host of document.querySelectorAll('[cam-tasklist-form]')) {
    const scope = window.angular.element(host).isolateScope?.();
    if (card.direct && scope?.params?.taskId === card.id && scope.options?.disableForm) {
      scope.$evalAsync(() => Object.assign(scope.options, { disableForm: false, disableCompleteButton: false }));
    }
  }
}

function show() {
  for (const [row, task] of rows()) {
    const card = known.get(task.id);
    const dates = row.querySelector('.due-date');
    if (card && dates) {
      mark(dates, card);
      row.classList.toggle('safecity-overdue', card.daysLate > 0);
    }
    const names = row.querySelector('.names');
    if (card && names) {
      line(names, 'safecity-project', card.project ?? '', card.project);
      line(names, 'safecity-stands-in', card.standsIn ?? '');
    }
  }
  const open = known.get(openTask());
  const names = document.querySelector('.task-card header .names');
  if (open && names) {
    line(names, 'safecity-project', open.project ?? '', open.project);
    line(names, 'safecity-stands-in', open.standsIn ?? '');
    const due = document.querySelector('.task-card .meta .due-date');
    if (due) {
      mark(due, open);
      line(due, 'safecity-ground', open.ground ?? '');
      due.classList.toggle('safecity-overdue', open.daysLate > 0);
    }
    openForm(open);
  }
}

function look() {
  const wanted = new Map();
  for (const [, task] of rows()) {
    if (stale(task.id, task.assignee ?? null)) {
      wanted.set(task.id, task.assignee ?? null);
    }
  }
  const open = openTask();
  const shown = open && scopeOf(document.querySelector('.task-card'))?.task;
  if (shown?.id === open && stale(open, shown.assignee ?? null)) {
    wanted.set(open, shown.assignee ?? null);
  }
  if (wanted.size > 0) {
    ask(wanted);
  }
  show();
}

document.addEventListener('safecity-completed', ({ detail }) => known.delete(detail.task));
onChange(look);
