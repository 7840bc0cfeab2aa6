package cn.bootx.starter.wechat.people.fan;

import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wechat.api.WeChatApi;

/**
 * The black list of an account: WeChat does not push what those on it do. It is WeChat's
 * alone; the records of the fans do not say who is on it.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/offiaccount/User_Management/Manage_blacklist.html">黑名单管理</a>
 */
public final class WeChatBlackList {

	private static final int BATCH = 20;

	private final WeChatApi api;

	WeChatBlackList(WeChatApi api) {
		this.api = api;
	}

	/**
	 * Who is on it.
	 * @param next what the page before said, or null for the first
	 */
	public WeChatOpenIdPage list(@Nullable String next) {
		String from = (next != null) ? next : "";
		return WeChatOpenIdPage
			.of(this.api.post("/cgi-bin/tags/members/getblacklist", Json.object().put("begin_openid", from)), from);
	}

	/**
	 * Puts fans on it, {@value #BATCH} with a call.
	 * @return a result for each batch
	 */
	public List<WeChatFanBatchResult> add(Collection<String> openIds) {
		return change("/cgi-bin/tags/members/batchblacklist", openIds);
	}

	/**
	 * Takes fans off it, {@value #BATCH} with a call.
	 * @return a result for each batch
	 */
	public List<WeChatFanBatchResult> remove(Collection<String> openIds) {
		return change("/cgi-bin/tags/members/batchunblacklist", openIds);
	}

	private List<WeChatFanBatchResult> change(String path, Collection<String> openIds) {
		return FanBatches.each(FanBatches.openIds(openIds), BATCH, (batch) -> {
			ObjectNode request = Json.object();
			ArrayNode list = request.putArray("openid_list");
			batch.forEach(list::add);
			this.api.post(path, request);
		});
	}

}
