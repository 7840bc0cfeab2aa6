package cn.bootx.starter.simulator.wechat;

import java.util.List;

/**
 * What an official account is, which decides which calls are refused with 48001.
 *
 * @since 0.1.0
 */
public enum AccountKind {

	/** A verified service account (服务号): may call everything. */
	SERVICE(List.of()),

	/** A verified subscription account (订阅号). */
	SUBSCRIPTION(List.of("/cgi-bin/message/template/send", "/cgi-bin/template/", "/cgi-bin/qrcode/create")),

	/** Personal or not verified; {@code freepublish} was withdrawn in July 2025. */
	UNVERIFIED(List.of("/cgi-bin/message/custom/", "/cgi-bin/message/template/", "/cgi-bin/template/",
			"/cgi-bin/message/subscribe/bizsend", "/cgi-bin/freepublish/", "/cgi-bin/qrcode/create", "/cgi-bin/menu/",
			"/cgi-bin/message/mass/", "/cgi-bin/tags/", "/customservice/", "/cgi-bin/customservice/"));

	private final List<String> refused;

	AccountKind(List<String> refused) {
		this.refused = refused;
	}

	/** Whether an account of this kind may not call a path. */
	public boolean refuses(String path) {
		return this.refused.stream().anyMatch(path::startsWith);
	}

}
