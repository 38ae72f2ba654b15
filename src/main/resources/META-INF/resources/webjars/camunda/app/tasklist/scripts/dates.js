/*
 * A deadline is a day, not "18 days ago": official papers name it, and the server's clock decides, not the browser's.
 * Tasklist's own setting for "the day itself from so many days on" is set so low that it always holds.
 */
import { say } from '../../../assets/safecity/language.js';

window.angular?.module('angularMoment').config(['amTimeAgoConfig', times => {
  times.fullDateThreshold = -1_000_000;
  times.fullDateFormat = say('dates.day');
}]);
