package cn.bootx.starter.wecom.api;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.ErrorVerdict;

/**
 * What the operator should do about an error.
 */
final class WeComErrorHints {

	static final String WRONG_SECRET = "corp-secret is not the secret of an application of this corporation; copy it from "
			+ "https://work.weixin.qq.com/wework_admin/frame#apps (open the application, Secret)";

	private static final String APPS = "https://work.weixin.qq.com/wework_admin/frame#apps";

	private static final Pattern ADDRESS = Pattern.compile("from ip: ?([0-9A-Fa-f.:]+)");

	private WeComErrorHints() {
	}

	static void addTo(Map<String, ErrorVerdict> verdicts) {
		put(verdicts, 40013,
				"corp-id is not a corporation; copy it from https://work.weixin.qq.com/wework_admin/frame#profile");
		put(verdicts, 40091, "corp-id and corp-secret belong to two corporations; take both from the same console");
		put(verdicts, 45009, "calls come faster than WeCom allows: a group robot takes 20 messages a minute, an API "
				+ "10 000 calls a minute and corporation; wait a minute and spread the calls");
		put(verdicts, 48002, "the application may not use this API; grant it at " + APPS
				+ " (open the application), or use the secret of the application that has it");
		put(verdicts, 50001,
				"register the redirect address's domain as trusted domain (可信域名) of the application at " + APPS);
		put(verdicts, 80001, "register the domain as trusted domain (可信域名) of the application at " + APPS);
		put(verdicts, 50003, "the application is disabled; enable it at " + APPS);
		put(verdicts, 50002, "the member is outside the application's visible range (可见范围); widen it at " + APPS);
		put(verdicts, 60011, "the member, department or tag is outside the application's visible range (可见范围), or the "
				+ "application may not write contacts; widen it at " + APPS);
		put(verdicts, 301002,
				"agent-id is not the application that corp-secret belongs to; take both from the same page at " + APPS);
		put(verdicts, 81013,
				"none of the receivers exists or is in the application's visible range (可见范围); compare the ids "
						+ "with https://work.weixin.qq.com/wework_admin/frame#contacts");
		put(verdicts, 82001, "no receiver is given or all are invalid");
		put(verdicts, 40007,
				"media ids are valid for three days, media of a robot for that robot only; upload it again");
		put(verdicts, 40029, "a login code works once and for five minutes; send the user to the login page again");
		put(verdicts, 40074, "news messages cannot be confidential; leave safe out");
		put(verdicts, 42014,
				"task_id must be new for each card of the application, at most 128 bytes of letters, digits, "
						+ "_, - and @");
		put(verdicts, 93000,
				"the robot was removed from its group or the key is wrong; copy the webhook address from the "
						+ "robot's page in the group");
		put(verdicts, 93004, "the robot is disabled; enable it in the group's settings");
		put(verdicts, 93008, "the robot is not in the group; add it there");
	}

	static String addressNotAllowed(String message) {
		Matcher matcher = ADDRESS.matcher(message);
		String address = matcher.find() ? matcher.group(1) : "the address of this process";
		return "add " + address + " to the trusted addresses (企业可信IP) of the application at " + APPS
				+ " (open the application, at the bottom of the page); several applications need it each";
	}

	private static void put(Map<String, ErrorVerdict> verdicts, int code, String hint) {
		verdicts.put(String.valueOf(code), ErrorVerdict.of(ErrorCategory.UNKNOWN, hint));
	}

}
