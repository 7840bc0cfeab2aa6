package cn.bootx.starter.simulator.control;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.crypto.Sha1Signature;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Checks signatures of JS-SDK pages by the tickets that are valid. All platforms sign the
 * page's address without its fragment, DingTalk after it is decoded.
 */
record PageSignatures(PlatformSimulator simulator, Accounts accounts) {

	private static final String CONFIG = "config";

	private static final String AGENT = "agent";

	/**
	 * Where rows of the tables keep tickets, by kind of the account and of the ticket.
	 */
	private static final List<Place> PLACES = List.of(new Place(Kind.WECHAT, CONFIG, "wechat", "%s #ticket", "jsapi"),
			new Place(Kind.WECOM, CONFIG, "wecom", "%s #jsapi", ""),
			new Place(Kind.WECOM, AGENT, "wecom", "%s/%s #agent", "agent_config"),
			new Place(Kind.DINGTALK, CONFIG, "dingtalk-old", "%s #jsapi", "jsapi"),
			new Place(Kind.DINGTALK, CONFIG, "dingtalk-new", "%s #jsapi", ""));

	/**
	 * Where a ticket is kept.
	 *
	 * @param part of the simulator's state
	 * @param documents AppID, or corporation and agent, and name
	 */
	private record Place(Kind kind, String ticket, String part, String documents, String key) {
	}

	Object check(Arguments a) {
		Account account = this.accounts.of(a);
		String kind = a.text("ticketKind", CONFIG);
		if (kind.equals(AGENT) && account.kind() != Kind.WECOM) {
			throw ControlException.field("WRONG_VALUE", "ticketKind", "只有企业微信有 agent 的票据",
					"Only WeCom has tickets of agents");
		}
		String url = a.text("url");
		String page = page(account, url);
		List<String> expected = tickets(account, kind).stream().map((ticket) -> signed(ticket, a, page)).toList();
		if (expected.stream().anyMatch((text) -> fits(text, a))) {
			return Map.of("valid", true);
		}
		return Fields.of("valid", false, "expected", expected.isEmpty() ? null : expected.get(0), "problem",
				expected.isEmpty() ? "no ticket of this kind is valid; the application has not fetched one (没有有效的票据)"
						: problem(account, kind, a, url));
	}

	/** Names the usual mistake if it gives the page's signature. */
	private String problem(Account account, String kind, Arguments a, String url) {
		String other = kind.equals(CONFIG) ? AGENT : CONFIG;
		if (tickets(account, other).stream().anyMatch((ticket) -> fits(signed(ticket, a, page(account, url)), a))) {
			return "the ticket of " + other + " was signed (签名用了 " + other + " 的票据)";
		}
		boolean address = tickets(account, kind).stream()
			.anyMatch((ticket) -> List.of(url, withoutFragment(url), decoded(withoutFragment(url)))
				.stream()
				.anyMatch((each) -> fits(signed(ticket, a, each), a)));
		return address ? "another form of the address was signed (签名用的地址不对)"
				: "ticket, nonce, time or address differ (票据、随机串、时间或地址不一致)";
	}

	private static String page(Account account, String url) {
		return (account.kind() == Kind.DINGTALK) ? decoded(withoutFragment(url)) : withoutFragment(url);
	}

	private static String withoutFragment(String url) {
		return url.replaceAll("#.*", "");
	}

	/** As it is where it cannot be decoded; a plus sign is no blank in an address. */
	private static String decoded(String url) {
		try {
			return URLDecoder.decode(url.replace("+", "%2B"), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return url;
		}
	}

	private static String signed(String ticket, Arguments a, String page) {
		return "jsapi_ticket=" + ticket + "&noncestr=" + a.text("nonceStr") + "&timestamp=" + a.whole("timestamp", 0)
				+ "&url=" + page;
	}

	private static boolean fits(String text, Arguments a) {
		return Sha1Signature.matches(a.text("signature"), text);
	}

	private List<String> tickets(Account account, String ticket) {
		ObjectNode state = this.simulator.state().save();
		long now = this.simulator.clock().instant().getEpochSecond();
		String corporation = switch (account.kind()) {
			case WECOM -> account.wecom().agent().corpId();
			case DINGTALK -> account.dingtalk().app().corpId();
			default -> account.id();
		};
		String agent = (account.kind() == Kind.WECOM) ? account.wecom().agent().id() : "";
		return PLACES.stream()
			.filter((place) -> place.kind() == account.kind() && place.ticket().equals(ticket))
			.map((place) -> state.path(place.part())
				.path("documents")
				.path(place.documents().formatted(corporation, agent))
				.path(place.key()))
			.filter((kept) -> kept.path("until").asLong() > now)
			.map((JsonNode kept) -> Fields.text(kept, "value"))
			.toList();
	}

}
