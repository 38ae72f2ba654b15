/*
 * Numbers and days in a form of Tasklist. The form is delivered with fields of text for them, so that what was typed goes to
 * the server as it was typed; beside each field stands what the server makes of it, and what it will refuse is an error of
 * the field. The form's own conditions and texts see the number.
 */
import { known, note, picker, understand } from '../../../assets/safecity/notation.js';
import { renderer } from './renderer.js';

/** Names, of which the digits are no amount. */
const NAMES = ['year', 'number', 'position'];
const LIMITS = ['min', 'max'];
const SOON_MS = 100;

const isBlank = value => typeof value !== 'string' || value.trim() === '';

function typedFields(components = []) {
  return components.flatMap(field => field.properties?.notation ? [field] : typedFields(field.components));
}

/** A value that was stored, as papers write it. */
function written(field, value) {
  if (field.properties.notation === 'day') {
    const day = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
    return day ? `${day[1]}. ${Number(day[2])}. ${Number(day[3])}.` : value;
  }
  return typeof value !== 'number' || NAMES.includes(field.properties.unit)
    ? value
    : value.toLocaleString('en-US', { maximumFractionDigits: 15 });
}

const valueOf = (instance, data) => instance.valuePath.reduce((value, step) => value?.[step], data);

class TypedFields {

  constructor(form) {
    this.form = form;
    this.fields = new Map();
    this.parts = new Map();
    this.checkOnSubmit();
    this.checkFields();
    this.readExpressions();
    new MutationObserver(() => this.equip()).observe(form._container, { childList: true, subtree: true });
  }

  /** What the server is asked about a field; a limit that the form takes from a variable is looked up there. */
  asked(field) {
    const { notation: kind, unit, decimals, ...limits } = field.properties;
    const { data, initialData } = this.form._getState();
    const what = { kind, unit, decimals };
    for (const name of LIMITS) {
      const limit = String(limits[name] ?? '');
      const value = limit.startsWith('=') ? { ...initialData, ...data }[limit.slice(1)] : limit;
      if (value !== '' && Number.isFinite(Number(value))) {
        what[name] = value;
      }
    }
    return what;
  }

  /** What was said to the text in a field; asks where nothing was said yet, and looks at the field again then. */
  answer(field, text, instance) {
    const what = this.asked(field);
    const said = known(what, text);
    if (said === undefined) {
      understand(what, text).then(answer => answer && this.lookAgain(instance, text));
    }
    return said;
  }

  lookAgain(instance, text) {
    if (this.isHalfTyped()) {
      setTimeout(() => this.lookAgain(instance, text), SOON_MS);
    } else if (this.form._container.isConnected && valueOf(instance, this.form._getState().data) === text) {
      this.form.get('viewerCommands').updateFieldInstanceValidation(instance, text);
      // Conditions are looked at again when the data is another object.
      this.form._setState({ data: { ...this.form._getState().data } });
    }
  }

  /** The form takes letters a moment after they were typed; drawn again before, it would show the field without them. */
  isHalfTyped() {
    const one = document.activeElement;
    if (!one.matches('input[type=text], textarea') || !this.form._container.contains(one)) {
      return false;
    }
    const instance = this.form.get('formFieldInstanceRegistry').getAll().find(({ id }) => one.id.endsWith(`-${id}`));
    return instance !== undefined && String(valueOf(instance, this.form._getState().data) ?? '') !== one.value;
  }

  checkOnSubmit() {
    const { submit } = this.form;
    this.form.submit = (...given) => {
      this.submitting = true;
      try {
        return submit.apply(this.form, given);
      } finally {
        this.submitting = false;
      }
    };
  }

  checkFields() {
    const validator = this.form.get('validator');
    const validate = validator.validateFieldInstance.bind(validator);
    validator.validateFieldInstance = (instance, value) => {
      // A text is as long as it is when each letter is one, however a keyboard or a file's name composes it.
      const errors = validate(instance, typeof value === 'string' ? value.normalize('NFC') : value);
      const field = this.fields.get(instance.id);
      if (!field || isBlank(value)) {
        this.tell(instance.id, '');
        return errors;
      }
      const said = this.answer(field, value, instance);
      this.tell(instance.id, said?.shown ?? '');
      return said?.sentence && !this.isBeingTyped(instance.id) ? [...errors, said.sentence] : errors;
    };
  }

  /** Nobody is told that half a date is none. */
  isBeingTyped(id) {
    return !this.submitting && this.parts.get(id)?.input === document.activeElement;
  }

  /** Number or day instead of the letters, for FEEL; null while it isn't known or is none. */
  readExpressions() {
    const read = context => {
      const seen = { ...context };
      for (const field of this.fields.values()) {
        if (typeof seen[field.key] === 'string') {
          const value = known(this.asked(field), seen[field.key])?.value ?? null;
          seen[field.key] = value !== null && field.properties.notation === 'number' ? Number(value) : value;
        }
      }
      return seen;
    };
    for (const [service, act] of [['conditionChecker', 'check'], ['expressionLanguage', 'evaluate'], ['templating', 'evaluate']]) {
      const one = this.form.get(service);
      const evaluate = one[act].bind(one);
      one[act] = (expression, context = {}, ...more) => evaluate(expression, read(context), ...more);
    }
  }

  /** The note, and for a day the calendar, beside each field that stands there. */
  equip() {
    for (const [id, field] of this.fields) {
      const input = this.form._container.querySelector(`input[id$="-${CSS.escape(id)}"]`);
      if (input && this.parts.get(id)?.input !== input) {
        const parts = { input, said: note() };
        this.parts.set(id, parts);
        input.autocomplete = 'off';
        input.closest('.fjs-form-field').append(parts.said);
        if (field.properties.notation === 'day') {
          input.closest('.fjs-input-group').append(picker(input));
        } else {
          input.inputMode = 'decimal';
        }
        this.ask(id, field);
      }
    }
  }

  /** What stood in the field when it opened. */
  ask(id, field) {
    const instance = this.form.get('formFieldInstanceRegistry').getAll().find(one => one.id === id);
    const text = instance && valueOf(instance, this.form._getState().data);
    if (!isBlank(text)) {
      this.tell(id, this.answer(field, text, instance)?.shown ?? '');
    }
  }

  tell(id, text) {
    const said = this.parts.get(id)?.said;
    if (said && said.textContent !== text) {
      said.textContent = text;
    }
  }
}

function readWhatIsTyped(Form) {
  const importSchema = Form.prototype.importSchema;

  Form.prototype.importSchema = function (schema, data = {}) {
    const fields = typedFields(schema.components);
    this.typedFields ??= new TypedFields(this);
    this.typedFields.fields = new Map(fields.map(field => [field.id, field]));
    const opened = { ...data };
    fields.filter(field => field.key in opened).forEach(field => { opened[field.key] = written(field, opened[field.key]); });
    return importSchema.call(this, schema, opened);
  };
}

try {
  readWhatIsTyped(renderer());
} catch (unknownVersion) {
  // The server reads what was typed all the same, and says what it refuses.
  console.warn(unknownVersion);
}
