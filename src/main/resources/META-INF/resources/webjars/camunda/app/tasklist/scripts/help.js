/* What to do in the task and by which article, who was asked before and who may be asked next, and documents to begin with. */
import { korean, say } from '../../../assets/safecity/language.js';
import { call, element, root, sentenceOf } from '../../../assets/safecity/own-api.js';

const day = instant => new Intl.DateTimeFormat(korean ? 'ko-KR' : 'en-GB', { dateStyle: 'medium', timeZone: 'Asia/Seoul' })
  .format(new Date(instant));

/** What the models say is Korean, whoever reads it. */
const inKorean = (name, properties, ...content) => element(name, { lang: 'ko', ...properties }, ...content);

function outside(address, text) {
  return inKorean('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, text);
}

function step(one, state) {
  const made = element('li', { className: state },
    element('span', { className: 'task' }, one.procedure ? `${one.procedure} – ${one.task}` : one.task),
    element('span', { className: 'who' }, one.department ?? say('진행에 따라 정해짐', 'decided on the way')),
    one.endedAt ? element('span', { className: 'soft' }, day(one.endedAt)) : null,
    one.when.length ? inKorean('span', { className: 'soft' }, one.when.join(' · ')) : null);
  if (state === 'here') {
    made.setAttribute('aria-current', 'step');
    made.prepend(element('strong', {}, say('지금 여기', 'You are here')));
  }
  return made;
}

function part(title, ...content) {
  return element('section', {}, element('h3', {}, title), ...content);
}

const none = text => element('p', { className: 'soft' }, text);

function course(help) {
  return [
    part(say('앞서 처리한 업무', 'Done before'), help.before.length
      ? element('ol', {}, ...help.before.map(one => step(one, 'before')))
      : none(say('이 절차의 첫 업무입니다.', 'This is the first task of the procedure.'))),
    part(help.procedure, element('ol', {}, step(help.here, 'here'))),
    part(say('다음에 올 수 있는 업무', 'What can come next'), help.after.length
      ? element('ul', {}, ...help.after.map(one => step(one, 'after')))
      : none(say('이 업무로 절차가 끝납니다.', 'The procedure ends with this task.')))
  ];
}

function show(node, taskId, help) {
  node.replaceChildren(element('div', { className: 'safecity-help' },
    part(say('할 일', 'What to do'), inKorean('p', {}, help.what)),
    help.laws.length === 0 ? null : part(say('근거 조문(국가법령정보센터)', 'Articles (at the national law site, in Korean)'),
      element('ul', { className: 'laws' }, ...help.laws.map(law => element('li', {}, outside(law.address, law.text))))),
    help.templates.length === 0 ? null : part(say('문서 서식(ODT)', 'Document templates (ODT)'),
      none(say('사업의 자료로 채워져 있습니다. 빈칸(________)을 채워 쓰십시오.', 'Filled from the project; complete the blanks (________).')),
      element('ul', { className: 'templates' }, ...help.templates.map(one => element('li', {},
        element('a', { href: `${root}/api/tasks/${encodeURIComponent(taskId)}/templates/${encodeURIComponent(one.id)}`, download: '' },
          one.name))))),
    ...course(help)));
}

export default {
  id: 'safecity-help',
  pluginPoint: 'tasklist.task.detail',
  priority: 840,
  properties: { label: say('도움말', 'Help') },

  async render(node, { taskId }) {
    node.textContent = say('불러오는 중…', 'Loading…');
    const answer = await call('GET', `tasks/${encodeURIComponent(taskId)}/help`).catch(() => null);
    const body = await answer?.json().catch(() => null);
    if (answer?.ok && body) {
      show(node, taskId, body);
    } else {
      node.textContent = sentenceOf(body, say('도움말을 불러오지 못했습니다. 탭을 다시 열어 보십시오.', 'The help could not be loaded. Please open the tab again.'));
    }
  },

  unmount() {}
};
