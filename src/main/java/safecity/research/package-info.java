/**
 * Research contracts (연구용역): one model, {@code research-contract}, serves every contract of a plan, and these are its
 * rules and records.
 *
 * <p>Sources: 지방자치단체를 당사자로 하는 계약에 관한 법률(지방계약법) and its 시행령; 행정업무의 운영 및 혁신에 관한 규정 for the
 * publication of results. Which method a price leads to stands in {@code contract-method.dmn}, not here.
 */
@NullMarked
package safecity.research;

import org.jspecify.annotations.NullMarked;
