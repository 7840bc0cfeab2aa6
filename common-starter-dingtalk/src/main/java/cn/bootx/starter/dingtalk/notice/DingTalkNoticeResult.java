package cn.bootx.starter.dingtalk.notice;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import cn.bootx.starter.dingtalk.client.Lenient;

/**
 * Who got a work notice and who did not.
 *
 * @param read users who have read it
 * @param unread users who have it and have not read it
 * @param failed users it could not be delivered to
 * @param invalidUsers user ids that do not exist
 * @param invalidDepartments department ids that do not exist
 * @param filtered users whom a limit kept from getting it
 * @since 0.1.0
 */
public record DingTalkNoticeResult(List<String> read, List<String> unread, List<String> failed,
		List<String> invalidUsers, List<Long> invalidDepartments, List<DingTalkNoticeFiltered> filtered) {

	/** Whether everybody got it. */
	public boolean deliveredToAll() {
		return this.failed.isEmpty() && this.invalidUsers.isEmpty() && this.invalidDepartments.isEmpty()
				&& this.filtered.isEmpty();
	}

	static DingTalkNoticeResult read(JsonNode result) {
		List<DingTalkNoticeFiltered> filtered = new ArrayList<>();
		for (JsonNode element : Lenient.elements(result.path("forbidden_list"))) {
			filtered.add(new DingTalkNoticeFiltered(element.path("userid").asText(), element.path("code").asText(),
					element.path("count").asInt()));
		}
		for (String userId : Lenient.texts(result.path("forbidden_user_id_list"))) {
			if (filtered.stream().noneMatch((known) -> known.userId().equals(userId))) {
				filtered.add(new DingTalkNoticeFiltered(userId, "", 0));
			}
		}
		return new DingTalkNoticeResult(Lenient.texts(result.path("read_user_id_list")),
				Lenient.texts(result.path("unread_user_id_list")), Lenient.texts(result.path("failed_user_id_list")),
				Lenient.texts(result.path("invalid_user_id_list")), Lenient.longs(result.path("invalid_dept_id_list")),
				filtered);
	}

	DingTalkNoticeResult and(DingTalkNoticeResult other) {
		return new DingTalkNoticeResult(join(this.read, other.read), join(this.unread, other.unread),
				join(this.failed, other.failed), join(this.invalidUsers, other.invalidUsers),
				join(this.invalidDepartments, other.invalidDepartments), join(this.filtered, other.filtered));
	}

	private static <T> List<T> join(List<T> some, List<T> more) {
		List<T> all = new ArrayList<>(some);
		all.addAll(more);
		return all;
	}

}
