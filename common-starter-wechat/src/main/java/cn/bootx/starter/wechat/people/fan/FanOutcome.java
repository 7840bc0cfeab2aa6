package cn.bootx.starter.wechat.people.fan;

/**
 * What a sync found out about a fan. It is kept in the record, so that a sync that is
 * resumed counts each fan once.
 */
enum FanOutcome {

	ADDED, CHANGED, SAME,

	/** Not in the list, but follows: came while it was read. */
	LATE,

	/** Not in the list, and does not follow. */
	GONE

}
