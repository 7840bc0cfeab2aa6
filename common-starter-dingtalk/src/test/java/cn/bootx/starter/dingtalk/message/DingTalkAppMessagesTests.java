package cn.bootx.starter.dingtalk.message;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.send.Recall;
import cn.bootx.starter.dingtalk.DingTalkFixture;
import cn.bootx.starter.dingtalk.StubPlatform;

import static org.assertj.core.api.Assertions.assertThat;

class DingTalkAppMessagesTests {

	private final StubPlatform platform = new StubPlatform();

	private final DingTalkAppRobotSender messages = this.platform.app().robotSender();

	@AfterEach
	void stop() {
		this.platform.close();
	}

	@Test
	void recallsFromUsersTwentyInACall() {
		String path = "/v1.0/robot/otoMessages/batchRecall";
		this.platform.answer(path, "{\"successResult\":[\"k0\"],\"failedResult\":{\"k1\":\"已过期\"}}");
		this.platform.answer(path, "{\"successResult\":[\"k20\"],\"failedResult\":{}}");
		Recall recall = this.messages.recallFromUsers(IntStream.range(0, 21).mapToObj((i) -> "k" + i).toList());
		assertThat(recall.recalled()).containsExactly("k0", "k20");
		assertThat(recall.failed()).containsEntry("k1", "已过期").containsEntry("k2", "the answer does not mention it");
		assertThat(this.platform.calls(path)).extracting((call) -> call.json().path("processQueryKeys").size())
			.containsExactly(20, 1);
		assertThat(this.platform.calls(path).get(0).json().path("robotCode").asText())
			.isEqualTo(DingTalkFixture.APP_KEY);
	}

	@Test
	void recallsFromAGroup() {
		this.platform.answer("/v1.0/robot/groupMessages/recall", "{\"successResult\":[\"k\"]}");
		assertThat(this.messages.recallFromGroup("cid", List.of("k")).failed()).isEmpty();
		assertThat(this.platform.calls("/v1.0/robot/groupMessages/recall").get(0).body())
			.isEqualTo("{\"openConversationId\":\"cid\",\"robotCode\":\"dingabcdefgh\",\"processQueryKeys\":[\"k\"]}");
	}

	@Test
	void tellsWhichUsersHaveRead() {
		this.platform.answer("/v1.0/robot/oToMessages/readStatus", """
				{"sendStatus":"SUCESS","messageReadInfoList":[{"userId":"a","readStatus":"READ","readTimestamp":1},
				{"userId":"b","readStatus":"UNREAD"}]}""");
		assertThat(this.messages.readByUsers("k+/="))
			.isEqualTo(new DingTalkAppRobotSender.ReadStatus("SUCCESS", List.of("a"), List.of("b")));
		assertThat(this.platform.calls("/v1.0/robot/oToMessages/readStatus").get(0).query())
			.isEqualTo("robotCode=dingabcdefgh&processQueryKey=k+/=");
	}

	@Test
	void readsAllPagesOfAGroup() {
		String path = "/v1.0/robot/groupMessages/query";
		this.platform.answer(path,
				"{\"sendStatus\":\"SUCCESS\",\"readUserIds\":[\"a\"],\"nextToken\":\"2\",\"hasMore\":\"true\"}");
		this.platform.answer(path, "{\"sendStatus\":\"SUCCESS\",\"readUserIds\":[\"b\"],\"hasMore\":false}");
		assertThat(this.messages.readInGroup("cid", "k").readUserIds()).containsExactly("a", "b");
		assertThat(this.platform.calls(path).get(1).json().path("nextToken").asText()).isEqualTo("2");
	}

}
