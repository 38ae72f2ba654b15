package safecity.evidence;

/** How long a record is kept (공공기록물 관리에 관한 법률 시행령 제26조). */
public enum Retention {
    ONE_YEAR,
    THREE_YEARS,
    FIVE_YEARS,
    TEN_YEARS,
    THIRTY_YEARS,
    SEMI_PERMANENT,
    PERMANENT
}
