/*
 * Facts shown in a form's text come as the process keeps them: 2022-11-01, 60000000원. They read here as on paper,
 * 2022. 11. 1. (행정업무의 운영 및 혁신에 관한 규정 제7조), 2022-11 as 2022년 11월, and 60,000,000원. What is typed into fields is left alone.
 */
import { korean, say } from '../../../assets/safecity/language.js';
import { keepReplaced } from '../../../assets/safecity/replace.js';

const day = /(?<![\d-])(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\d-])/g;
/** Not the number of a notice, 제2023-12호. */
const months = /(?<![\d제-])(\d{4})-(0[1-9]|1[0-2])(?![\d호-])/g;
const won = /(?<![\d,.])\d{4,}(?=(?:천|백만|억)?원)/g;

export const onPaper = text => text
  .replace(day, (_, year, month, date) => `${year}. ${Number(month)}. ${Number(date)}.`)
  .replace(months, (_, year, month) => say('figures.month', year, Number(month)))
  .replace(won, amount => BigInt(amount).toLocaleString('ko-KR'));

if (korean) {
  keepReplaced('.fjs-form-field-text', text => {
    const read = onPaper(text);
    return read === text ? null : read;
  });
}
