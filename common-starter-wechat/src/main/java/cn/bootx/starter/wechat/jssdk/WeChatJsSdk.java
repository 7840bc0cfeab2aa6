package cn.bootx.starter.wechat.jssdk;

import java.time.Clock;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.jssdk.PageSignature;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.api.WeChatTickets;

/**
 * What a page in WeChat hands to {@code wx.config}, {@code wx.addCard} and
 * {@code wx.chooseCard}. The page's domain must be one of the account's JS接口安全域名.
 * <p>
 * Methods fail with a {@link cn.bootx.starter.core.client.PlatformException} where WeChat
 * gives no ticket.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/offiaccount/OA_Web_Apps/JS-SDK.html">JS-SDK</a>
 */
public final class WeChatJsSdk {

	private final WeChatAccounts accounts;

	private final TokenRegistry registry;

	private final Clock clock;

	private final PageSignature.Signer signer;

	/** For the pages of the primary account. */
	public WeChatJsSdk(WeChatAccounts accounts, TokenRegistry registry, Clock clock) {
		this.accounts = accounts;
		this.registry = registry;
		this.clock = clock;
		this.signer = new PageSignature.Signer(Platform.WECHAT, clock);
	}

	/** The pages of a named account; without one of that name it fails as NOT_FOUND. */
	public WeChatJsSdk account(String name) {
		return new WeChatJsSdk(this.accounts.with(name), this.registry, this.clock);
	}

	/** The tickets, to invalidate one that WeChat refuses. */
	public WeChatTickets tickets() {
		return new WeChatTickets(this.registry, this.accounts.primary().api());
	}

	/**
	 * Signs a page for {@code wx.config}.
	 * @param url address of the page as {@code location.href} says it: WeChat compares it
	 * letter for letter, except for the fragment
	 */
	public Config config(String url) {
		// Before a ticket is fetched for what is no address.
		this.signer.address(url);
		WeChatAccount account = this.accounts.primary();
		PageSignature signed = this.signer.sign(tickets().of(WeChatTickets.JSAPI).get(), url);
		return new Config(account.appId(), signed.timestamp(), signed.nonceStr(), signed.signature());
	}

	/**
	 * Signs a card that {@code wx.addCard} offers.
	 * @param code the card's own code where the host gives the codes, or null
	 * @param openId the only user who may take it, or null
	 */
	public Card card(String cardId, @Nullable String code, @Nullable String openId) {
		MessageCheck.of(Platform.WECHAT, "addCard").required("cardId", cardId).done();
		String timestamp = String.valueOf(this.clock.instant().getEpochSecond());
		String nonce = PageSignature.nonce();
		return new Card(cardId, Json.write(Json.object("code", code, "openid", openId, "timestamp", timestamp,
				"nonce_str", nonce, "signature", sign(timestamp, nonce, cardId, code, openId))));
	}

	/**
	 * Signs a choice of the user's cards, {@code wx.chooseCard}; null or empty for any.
	 * @param shopId id of the shop (location_id)
	 * @param cardType for example {@code GROUPON}
	 */
	public CardChoice chooseCard(@Nullable String shopId, @Nullable String cardType, @Nullable String cardId) {
		long timestamp = this.clock.instant().getEpochSecond();
		String nonce = PageSignature.nonce();
		String signature = sign(this.accounts.primary().appId(), shopId, String.valueOf(timestamp), nonce, cardId,
				cardType);
		return new CardChoice(Objects.requireNonNullElse(shopId, ""), Objects.requireNonNullElse(cardType, ""),
				Objects.requireNonNullElse(cardId, ""), timestamp, nonce, "SHA1", signature);
	}

	/** Cards are signed over the sorted values, whatever they mean. */
	private String sign(@Nullable String... values) {
		String[] all = Arrays.copyOf(values, values.length + 1);
		all[values.length] = tickets().of(WeChatTickets.CARD).get();
		return PageSignature.sha1(Arrays.stream(all).filter(Objects::nonNull).sorted().collect(Collectors.joining()));
	}

	/** What {@code wx.config} takes, together with {@code jsApiList}. */
	public record Config(String appId, long timestamp, String nonceStr, String signature) {
	}

	/**
	 * An entry of the {@code cardList} of {@code wx.addCard}.
	 *
	 * @param cardExt the signature as JSON in a text, as WeChat takes it
	 */
	public record Card(String cardId, String cardExt) {
	}

	/** What {@code wx.chooseCard} takes. */
	public record CardChoice(String shopId, String cardType, String cardId, long timestamp, String nonceStr,
			String signType, String cardSign) {
	}

}
