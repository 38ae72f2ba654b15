/**
 * Papers (문서) that the product makes: one small model of title, headings, paragraphs and tables, written as PDF or as an
 * open document (ODT). Nothing is fetched while one is written; the typeface is embedded.
 */
@NullMarked
package safecity.document;

import org.jspecify.annotations.NullMarked;
