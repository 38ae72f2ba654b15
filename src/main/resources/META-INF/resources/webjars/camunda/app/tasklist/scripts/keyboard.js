/*
 * Tasklist without a mouse: ways past its lists, and a place for the focus when what had it is gone. The application
 * takes buttons and forms away as tasks go on, and the browser then starts at the top of the page again.
 */
import { say } from '../../../assets/safecity/language.js';
import { element } from '../../../assets/safecity/own-api.js';

/** Tasklist asks the server again before it shows what is next. */
const SETTLED_MS = 350;

const shown = one => one.isConnected && one.getClientRects().length > 0 && getComputedStyle(one).visibility !== 'hidden';

/** The first of what the selectors find that takes the focus; whether there was one. */
function goTo(...selectors) {
  return selectors.flatMap(one => [...document.querySelectorAll(one)]).filter(shown).some(one => {
    one.focus();
    return document.activeElement === one;
  });
}

const toTask = () => goTo('.task-card h2.task');
const toForm = () => goTo(':is(.fjs-form, .form-pane form) :is(input, textarea, select, [tabindex="0"]):not(:disabled, [readonly])') || toTask();
const toList = () => goTo('li.task.active h4 > a', 'li.task h4 > a', '.main-field');
const toFilters = () => goTo('.task-filter.active h4 > a', '.task-filter h4 > a');

function skip(text, go) {
  return element('button', { type: 'button', onclick: go }, text);
}

document.body.prepend(element('div', { className: 'safecity-skip' },
  skip(say('keyboard.skip-to-the-filters'), toFilters),
  skip(say('keyboard.skip-to-the-tasks'), toList),
  skip(say('keyboard.skip-to-the-task'), () => toTask() || toList())));

let last = null;
/** Where the focus was, by then no part of the page any more. */
let place = null;
/** What the application does with the focus while it loads is no place of anybody's. */
let acted = false;

function placeOf(one) {
  if (one.closest('.unclaim')) {
    return () => goTo('.claim') || toTask();
  }
  if (one.closest('.claim, .assignee')) {
    return toForm;
  }
  if (one.closest('.tab-content') && !one.closest('.form-pane')) {
    return () => goTo('.nav-tabs li.active > a') || toList();
  }
  // A task that is done leaves the list; the next one to do is there.
  return one.closest('.column-left, .modal') ? toFilters : toList;
}

// On the window: the diagram's plugin lets nobody listen to this at the document.
window.addEventListener('focusin', ({ target }) => {
  if (acted && target instanceof Element) {
    last = target;
    place = placeOf(target);
  }
});
window.addEventListener('keydown', () => { acted = true; }, true);
window.addEventListener('pointerdown', ({ target }) => {
  acted = true;
  // Whoever points somewhere else has left on purpose.
  if (!target.closest('a, button, input, select, textarea, [tabindex]')) {
    last = null;
  }
}, true);

function restore() {
  const { activeElement } = document;
  if (!last || activeElement && activeElement !== document.body || document.querySelector('.modal.in')) {
    return;
  }
  // What is only switched off, while the server is asked, comes back or goes with its task.
  if (shown(last)) {
    last.focus();
  } else {
    place();
  }
}

let timer = null;
new MutationObserver(() => {
  clearTimeout(timer);
  timer = setTimeout(restore, SETTLED_MS);
}).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled', 'class', 'hidden'] });

/* A form that is not complete yet leads to what is missing, which may be out of sight. */
document.addEventListener('click', event => {
  if (event.target.closest?.('.form-actions .btn-primary')) {
    setTimeout(() => goTo('.fjs-form-field:has(.fjs-form-field-error) :is(input, textarea, select, [tabindex="0"])'), SETTLED_MS);
  }
});

/* What is a button by its role only listens to the mouse. */
document.addEventListener('keydown', event => {
  if ((event.key === 'Enter' || event.key === ' ') && event.target.matches('a[role=button]:not([href])')) {
    event.preventDefault();
    event.target.click();
  }
});

/* The vendor's own shortcut to the form knows no form of this kind. */
document.addEventListener('keydown', event => {
  if (event.ctrlKey && event.altKey && event.code === 'KeyF') {
    event.preventDefault();
    toForm();
  }
});

/* A date that the procedure sets opens no calendar (scripts/names.js). */
document.addEventListener('keydown', event => event.target.matches?.('.meta .due-date') && event.stopPropagation(), true);
