/* What the server refused of a form is marked at its field, which is brought into sight; it goes when the field changes. */
import { element } from '../../../assets/safecity/own-api.js';
import { renderer } from './renderer.js';

const NAME = 'safecity-refused';

let shown = null;

/** The box of a field in the form that is shown, by the key that the form has for it. */
function boxOf(key) {
  const field = shown?.get('formFieldRegistry').getAll().find(one => one.key === key);
  const parts = field ? [...shown._container.querySelectorAll('.fjs-form-field [id]')] : [];
  return parts.find(one => `${one.id}-`.includes(`-${field.id}-`))?.closest('.fjs-form-field') ?? null;
}

function clear(box) {
  box.classList.remove(NAME);
  box.querySelector(`:scope > .${NAME}-sentence`)?.remove();
  box.querySelectorAll('[aria-invalid]').forEach(one => one.removeAttribute('aria-invalid'));
}

function mark(box, sentence) {
  clear(box);
  box.classList.add(NAME);
  const said = element('div', { className: `fjs-form-field-error ${NAME}-sentence` }, sentence);
  said.id = `${NAME}-${Math.random().toString(36).slice(2)}`;
  box.append(said);
  const control = box.querySelector('input, textarea, select');
  control?.setAttribute('aria-invalid', 'true');
  control?.setAttribute('aria-describedby', said.id);
  const changed = () => clear(box);
  box.addEventListener('input', changed, { once: true });
  box.addEventListener('change', changed, { once: true });
  box.addEventListener('click', changed, { once: true });
  return control;
}

document.addEventListener('safecity-refused', ({ detail }) => {
  document.querySelectorAll(`.${NAME}`).forEach(clear);
  const controls = detail.violations
    .map(({ field, sentence }) => [boxOf(field), sentence])
    .filter(([box]) => box)
    .map(([box, sentence]) => mark(box, sentence));
  const [first] = controls;
  first?.closest('.fjs-form-field').scrollIntoView({ block: 'center' });
  first?.focus({ preventScroll: true });
});

try {
  const { prototype } = renderer();
  const { importSchema } = prototype;
  prototype.importSchema = function (...given) {
    shown = this;
    return importSchema.apply(this, given);
  };
} catch (unknownVersion) {
  // The sentence stands at the top all the same.
  console.warn(unknownVersion);
}
