package cn.bootx.starter.wechat.applet;

import cn.binarywang.wx.miniapp.bean.WxMaMessage;

/**
 * A mini program's message.
 *
 * @param message the message
 * @param json whether it came as JSON, so that a reply must be
 */
record AppletPush(WxMaMessage message, boolean json) {

	/** Without the message: it prints itself whole. */
	@Override
	public String toString() {
		return "AppletPush[" + (this.json ? "json" : "xml") + "]";
	}

}
