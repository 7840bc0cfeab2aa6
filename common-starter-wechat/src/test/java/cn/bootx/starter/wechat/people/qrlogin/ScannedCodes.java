package cn.bootx.starter.wechat.people.qrlogin;

import java.util.List;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wechat.AccountFixture;
import cn.bootx.starter.wechat.account.WeChatAccount;

/**
 * Scans the code that was asked for last, as WeChat's push would.
 */
public final class ScannedCodes {

	private ScannedCodes() {
	}

	/** The browser's code after the scan. */
	public static String authCode(AccountFixture wechat, WeChatQrLoginService logins, WeChatLogin.QrCode code,
			String openId) {
		List<String> requests = wechat.simulator().calls().bodies("/cgi-bin/qrcode/create");
		String scene = Json.readTree(requests.get(requests.size() - 1))
			.path("action_info")
			.path("scene")
			.path("scene_str")
			.asText();
		logins.scanned(WeChatAccount.Settings.DEFAULT, scene.substring(WeChatQrLoginService.SCENE_PREFIX.length()),
				openId);
		return String.valueOf(logins.getStatus(code.qrCodeKey()).authCode());
	}

}
