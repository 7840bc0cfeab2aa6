package cn.bootx.starter.wechat.people.fan;

/**
 * What a sync found out about a fan. It is kept in his record, so that a sync that is
 * resumed counts him once.
 */
enum FanOutcome {

	ADDED, CHANGED, SAME,

	/** He was not in the list, but follows: he came while it was read. */
	LATE,

	/** He was not in the list, and does not follow. */
	GONE

}
