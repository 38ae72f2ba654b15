/* The fields of our own pages that take a day. Without this script they take the same notations. */
import { dayField } from './notation-field.js';

document.querySelectorAll('input[data-notation=day]').forEach(dayField);
