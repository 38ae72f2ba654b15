/**
 * Transfers (인사이동): an officer leaves a post on a day; what is open moves to the successor or back to the department, and
 * a handover document (인계인수서) says what there is to take over.
 *
 * <p>Sources: 지방공무원법 제30조의2 (전보); 행정업무의 운영 및 혁신에 관한 규정 제61조 (업무의 인계·인수).
 */
@NullMarked
package safecity.transfer;

import org.jspecify.annotations.NullMarked;
