package cn.bootx.starter.simulator.wechat.login;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import cn.bootx.starter.simulator.http.QueryString;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;

/**
 * The page that asks for a one-time subscription: {@code /mp/subscribemsg}.
 */
public final class OneTimePage {

	private static final int MAX_RESERVED = 128;

	private final URI url;

	private final Map<String, String> query;

	private OneTimePage(URI url) {
		this.url = url;
		this.query = QueryString.parse(url.getRawQuery());
	}

	/**
	 * Opens the page.
	 * @throws IllegalArgumentException if WeChat would show an error there
	 */
	public static OneTimePage open(SimulatedAccount account, String url) {
		OneTimePage page = new OneTimePage(URI.create(url));
		page.require(
				page.url.getPath().endsWith("/mp/subscribemsg") && "wechat_redirect".equals(page.url.getFragment()),
				"no page of one-time subscriptions");
		page.require(page.value("action").equals("get_confirm"), "action is not get_confirm");
		page.require(page.value("appid").equals(account.appId()), "appid is another account");
		page.require(page.value("scene").matches("\\d{1,4}|10000"), "scene is not 0 to 10000");
		page.require(!page.value("template_id").isEmpty(), "template_id is missing");
		page.require(page.value("redirect_url").matches("https?://.+"), "redirect_url is not a URL");
		page.require(page.value("reserved").matches("[a-zA-Z0-9]{0," + MAX_RESERVED + "}"),
				"reserved is not letters and digits");
		return page;
	}

	/** Where the answer sends the browser. */
	public String answer(SimulatedAccount account, String openId, boolean agrees) {
		if (agrees) {
			account.notices().agree(openId, value("template_id"));
		}
		Map<String, String> answer = new LinkedHashMap<>();
		if (agrees) {
			answer.put("openid", openId);
		}
		answer.put("template_id", value("template_id"));
		answer.put("action", agrees ? "confirm" : "cancel");
		answer.put("scene", value("scene"));
		answer.put("reserved", value("reserved"));
		return QueryString.append(value("redirect_url"), answer);
	}

	private String value(String name) {
		return this.query.getOrDefault(name, "");
	}

	private void require(boolean condition, String problem) {
		if (!condition) {
			throw new IllegalArgumentException("WeChat shows an error: " + problem);
		}
	}

}
