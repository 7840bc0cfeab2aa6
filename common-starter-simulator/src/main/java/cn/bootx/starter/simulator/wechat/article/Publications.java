package cn.bootx.starter.simulator.wechat.article;

/**
 * How the publications of an account end.
 *
 * @since 0.1.0
 */
public final class Publications {

	private volatile PublishStatus result = PublishStatus.SUCCESS;

	/**
	 * How publications end from now on. {@link PublishStatus#RUNNING} lets them run until
	 * another result is set for the next ones; they themselves never end.
	 */
	public Publications endWith(PublishStatus status) {
		this.result = status;
		return this;
	}

	PublishStatus result() {
		return this.result;
	}

}
