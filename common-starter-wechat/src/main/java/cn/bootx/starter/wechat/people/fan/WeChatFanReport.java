package cn.bootx.starter.wechat.people.fan;

/**
 * What a sync has found.
 *
 * @param seen followers
 * @param added those of them who had no record
 * @param changed those of them whose record says something new, or who came back
 * @param gone fans who no longer follow; their records are kept
 * @since 0.1.0
 */
public record WeChatFanReport(long seen, long added, long changed, long gone) {

	static final WeChatFanReport EMPTY = new WeChatFanReport(0, 0, 0, 0);

	WeChatFanReport plus(FanOutcome outcome) {
		return switch (outcome) {
			case ADDED -> new WeChatFanReport(this.seen + 1, this.added + 1, this.changed, this.gone);
			case CHANGED, LATE -> new WeChatFanReport(this.seen + 1, this.added, this.changed + 1, this.gone);
			case SAME -> new WeChatFanReport(this.seen + 1, this.added, this.changed, this.gone);
			case GONE -> new WeChatFanReport(this.seen, this.added, this.changed, this.gone + 1);
		};
	}

}
