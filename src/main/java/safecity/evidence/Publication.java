package safecity.evidence;

/** 공개·부분공개·비공개 (행정업무의 운영 및 혁신에 관한 규정 제27조, 정보공개법 제9조). */
public enum Publication {
    OPEN,
    PARTLY_OPEN,
    CLOSED
}
