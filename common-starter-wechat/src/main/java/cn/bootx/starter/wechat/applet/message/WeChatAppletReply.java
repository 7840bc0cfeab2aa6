package cn.bootx.starter.wechat.applet.message;

/**
 * What a handler may answer to a push. A mini program has no other passive replies;
 * anything else is sent as a customer-service message.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/customer-message/trans.html">转发客服消息</a>
 */
public enum WeChatAppletReply {

	/**
	 * Hands the user's message on to the customer-service people (网页版客服工具). WeChat takes
	 * it for messages of users, not for events.
	 */
	TRANSFER_TO_CUSTOMER_SERVICE("transfer_customer_service");

	private final String msgType;

	WeChatAppletReply(String msgType) {
		this.msgType = msgType;
	}

	/** As WeChat writes it. */
	public String msgType() {
		return this.msgType;
	}

}
