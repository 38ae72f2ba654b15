/*
 * The vendor's applications write and read times in the zone of the browser. Here a day is the one in Seoul, wherever
 * somebody reads of it: in a browser of another zone the parts of a date are those of Seoul, which is nine hours ahead
 * of Greenwich and keeps no summer time. Instants stay what they are.
 */
const zone = 'Asia/Seoul';
const ahead = 9 * 3_600_000;

const TheirDate = Date;
const { prototype, parse } = TheirDate;
const inSeoul = date => new TheirDate(date.getTime() + ahead);
const two = figure => String(figure).padStart(2, '0');

/** A day alone is one of Greenwich, and a text that names its zone is an instant already. */
const namesItsZone = text => /^\d{4}(-\d\d){0,2}$/.test(text) || /(Z|GMT|UTC|[+-]\d\d:?\d\d)\s*(\([^)]*\))?$/i.test(text);

/** The instant of a text; `local` are the parts of a date in the zone of the browser. */
function read(text, local) {
  const instant = parse(text);
  if (Number.isNaN(instant) || namesItsZone(text.trim())) {
    return instant;
  }
  const date = new TheirDate(instant);
  return TheirDate.UTC(...local.map(part => part.call(date))) - ahead;
}

function move() {
  const parts = ['FullYear', 'Month', 'Date', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'];
  const local = parts.map(part => prototype[`get${part}`]);
  const getters = [...parts, 'Day'];

  for (const part of getters) {
    const get = prototype[`getUTC${part}`];
    prototype[`get${part}`] = function () {
      return get.call(inSeoul(this));
    };
  }
  for (const part of parts) {
    const set = prototype[`setUTC${part}`];
    prototype[`set${part}`] = function (...values) {
      const moved = inSeoul(this);
      set.apply(moved, values);
      return this.setTime(moved.getTime() - ahead);
    };
  }
  prototype.getTimezoneOffset = function () {
    return Number.isNaN(this.getTime()) ? NaN : -ahead / 60_000;
  };
  for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString']) {
    const write = prototype[name];
    prototype[name] = function (locale, options) {
      return write.call(this, locale, { timeZone: zone, ...options });
    };
  }
  prototype.toDateString = function () {
    return Number.isNaN(this.getTime()) ? 'Invalid Date' : inSeoul(this).toUTCString()
      .replace(/^(\w+), (\d+) (\w+) (-?\d+).*$/, '$1 $3 $2 $4');
  };
  prototype.toTimeString = function () {
    return Number.isNaN(this.getTime())
      ? 'Invalid Date'
      : `${two(this.getHours())}:${two(this.getMinutes())}:${two(this.getSeconds())} GMT+0900`;
  };
  prototype.toString = function () {
    return Number.isNaN(this.getTime()) ? 'Invalid Date' : `${this.toDateString()} ${this.toTimeString()}`;
  };

  TheirDate.parse = text => read(String(text), local);
  window.Date = new Proxy(TheirDate, {
    construct(target, values, asked) {
      if (values.length > 1) {
        return Reflect.construct(target, [TheirDate.UTC(...values) - ahead], asked);
      }
      return typeof values[0] === 'string'
        ? Reflect.construct(target, [TheirDate.parse(values[0])], asked)
        : Reflect.construct(target, values, asked);
    },
    // Called as a function it gives the text of now.
    apply: () => new TheirDate().toString()
  });
  prototype.constructor = window.Date;
}

if (new Intl.DateTimeFormat().resolvedOptions().timeZone !== zone) {
  move();
}
