package cn.bootx.starter.wechatopen.portal;

import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;

/**
 * A message to an authorizer.
 *
 * @param appId app id of the account, from the address
 * @param content what was sent
 */
record AuthorizerMessage(String appId, WxMpXmlMessage content) {

	/**
	 * Leaves out what a user wrote.
	 */
	@Override
	public String toString() {
		return "AuthorizerMessage[" + this.appId + "]";
	}

}
