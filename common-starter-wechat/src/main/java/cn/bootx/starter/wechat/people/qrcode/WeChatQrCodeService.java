package cn.bootx.starter.wechat.people.qrcode;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.wechat.account.WeChatAccounts;

/**
 * Makes QR codes of an official account that carry a scene. Who scans one is asked to
 * follow the account, or is a follower already; either way a handler receives the scene,
 * see {@link cn.bootx.starter.wechat.handler.WeChatQrSceneMsgHandler}. Needs a verified
 * service account: others get 48001.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/service/api/qrcode/qrcodes/api_createqrcode.html">生成带参二维码</a>
 */
public final class WeChatQrCodeService {

	private static final String CREATE = "/cgi-bin/qrcode/create";

	private static final Duration LONGEST = Duration.ofDays(30);

	private static final int MAX_SCENE_CHARACTERS = 64;

	private static final int MAX_PERMANENT_NUMBER = 100_000;

	/** Handlers would read such a scene as that of a newcomer. */
	private static final Pattern SCENE = Pattern.compile("(?!qrscene_).*", Pattern.DOTALL);

	private final WeChatAccounts accounts;

	private final HttpUrl mpHost;

	/**
	 * Makes the service.
	 * @param mpHost where the pictures are, {@code https://mp.weixin.qq.com}
	 */
	public WeChatQrCodeService(WeChatAccounts accounts, HttpUrl mpHost) {
		this.accounts = accounts;
		this.mpHost = mpHost;
	}

	/** The QR codes of another account; NOT_FOUND if it is unknown. */
	public WeChatQrCodeService account(String name) {
		return new WeChatQrCodeService(this.accounts.with(name), this.mpHost);
	}

	/**
	 * Makes a QR code that ends by itself. There may be any number of them.
	 * @param scene 1 to 64 characters
	 * @param validFor 1 second to 30 days
	 * @throws InvalidMessageException if the scene or the time is not allowed; WeChat is
	 * not called
	 * @throws PlatformException if WeChat refuses
	 */
	public QrCode temporary(String scene, Duration validFor) {
		check(scene).number("expire_seconds", validFor.toSeconds(), 1, LONGEST.toSeconds()).done();
		ObjectNode request = Json.object().put("expire_seconds", validFor.toSeconds());
		return create(request, "QR_STR_SCENE", Json.object().put("scene_str", scene));
	}

	/**
	 * Makes a QR code that does not end. An account has 100,000 at most, and none is ever
	 * given back.
	 * @param scene 1 to 64 characters
	 * @throws InvalidMessageException if the scene is not allowed; WeChat is not called
	 * @throws PlatformException if WeChat refuses
	 */
	public QrCode permanent(String scene) {
		check(scene).done();
		return create(Json.object(), "QR_LIMIT_STR_SCENE", Json.object().put("scene_str", scene));
	}

	/**
	 * Makes a QR code with a numeric scene that does not end: the same number gives the
	 * same QR code.
	 * @param scene 1 to 100,000
	 * @throws InvalidMessageException if the number is not allowed; WeChat is not called
	 * @throws PlatformException if WeChat refuses
	 */
	public QrCode permanent(int scene) {
		MessageCheck.of(Platform.WECHAT, CREATE).number("scene_id", scene, 1, MAX_PERMANENT_NUMBER).done();
		return create(Json.object(), "QR_LIMIT_SCENE", Json.object().put("scene_id", scene));
	}

	private static MessageCheck check(String scene) {
		return MessageCheck.of(Platform.WECHAT, CREATE)
			.characters("scene_str", scene, MAX_SCENE_CHARACTERS)
			.matches("scene_str", scene, SCENE, "a text that does not begin with qrscene_");
	}

	private QrCode create(ObjectNode request, String action, ObjectNode scene) {
		request.put("action_name", action).putObject("action_info").set("scene", scene);
		JsonNode answer = this.accounts.primary().api().post(CREATE, request);
		String ticket = UnreadableAnswer.require(Platform.WECHAT, CREATE, answer, "ticket");
		JsonNode seconds = answer.path("expire_seconds");
		URI picture = this.mpHost.newBuilder()
			.addPathSegments("cgi-bin/showqrcode")
			.addQueryParameter("ticket", ticket)
			.build()
			.uri();
		return new QrCode(ticket, UnreadableAnswer.require(Platform.WECHAT, CREATE, answer, "url"), picture,
				seconds.isNumber() ? Duration.ofSeconds(seconds.asLong()) : null);
	}

	/**
	 * A QR code.
	 *
	 * @param ticket WeChat's name for it, which the event of a scan carries too
	 * @param url content of the QR code, to draw it
	 * @param picture where WeChat shows it as a picture, for everybody
	 * @param validFor how long it can be scanned from now on, or null if it does not end
	 */
	public record QrCode(String ticket, String url, URI picture, @Nullable Duration validFor) {
	}

}
