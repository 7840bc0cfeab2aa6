package cn.bootx.starter.wechat.applet;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformClient;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;

/**
 * Draws mini program codes.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/qrcode-link/qr-code/getUnlimitedQRCode.html">获取不限制的小程序码</a>
 */
public final class WeChatAppletCodeService {

	static final String UNLIMITED = "/wxa/getwxacodeunlimit";

	private final WeChatApplet applet;

	public WeChatAppletCodeService(WeChatApplet applet) {
		this.applet = applet;
	}

	/**
	 * Draws a code, of which there may be any number; 5000 calls a minute.
	 * @throws PlatformException if WeChat refuses, for example 41030 (no such page)
	 */
	public WeChatAppletCode.Image draw(WeChatAppletCode code) {
		PlatformClient.Answer answer = this.applet.api().download(() -> call(code));
		String type = answer.contentType();
		if (type == null || !type.startsWith("image/")) {
			throw UnreadableAnswer.of(Platform.WECHAT_APPLET, call(code), answer);
		}
		return new WeChatAppletCode.Image(type, answer.body());
	}

	private ApiCall call(WeChatAppletCode code) {
		return ApiCall.post(this.applet.api().apiHost(), UNLIMITED).json(body(code));
	}

	private static ObjectNode body(WeChatAppletCode code) {
		ObjectNode body = Json.object().put("scene", code.scene());
		if (code.page() != null) {
			body.put("page", code.page());
		}
		body.put("check_path", code.checkPath())
			.put("env_version", code.version().envVersion())
			.put("width", code.width());
		if (code.color() != null) {
			int rgb = code.color();
			body.put("auto_color", false)
				.putObject("line_color")
				.put("r", rgb >> 16)
				.put("g", rgb >> 8 & 0xFF)
				.put("b", rgb & 0xFF);
		}
		return body.put("is_hyaline", code.transparent());
	}

}
