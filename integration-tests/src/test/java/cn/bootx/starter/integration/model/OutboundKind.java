package cn.bootx.starter.integration.model;

/**
 * What a node can be asked to send. Each has its number of receivers, each of which gets
 * a message of its own or is in a call of its own.
 */
enum OutboundKind {

	DING_NOTICE(1), DING_NOTICE_PARTS(2), DING_ROBOT(1), DING_APP_ROBOT(1), DING_APP_ROBOT_PARTS(2), DING_GROUP(1),
	DING_CARD(1), WECOM_NOTICE(1), WECOM_NOTICE_PARTS(2), WECOM_ROBOT(1), WECOM_WX_JAVA(1), TEMPLATE(1),
	TEMPLATE_MANY(3), SUBSCRIBE(1), SERVICE_MESSAGE(1), APPLET_SUBSCRIBE(1), APPLET_SERVICE_MESSAGE(1), APPLET_LOGIN(1),
	ON_BEHALF(1), ON_BEHALF_WX_JAVA(1), AUTHORIZATION_CODE(1);

	/** How many receivers there are, each in a call of its own. */
	final int receivers;

	OutboundKind(int receivers) {
		this.receivers = receivers;
	}

}
