package cn.bootx.starter.dingtalk.client;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.dingtalk.TestApp;
import cn.bootx.starter.dingtalk.StubPlatform;
import cn.bootx.starter.dingtalk.message.DingTalkAppMsg;
import cn.bootx.starter.dingtalk.message.DingTalkMsg;
import cn.bootx.starter.dingtalk.message.DingTalkNoticeReceivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A success without the one thing that the caller needs is a failure, and ids are exact.
 */
class AnswersTests {

	private static final String NOTICE = "/topapi/message/corpconversation/";

	private final StubPlatform platform = new StubPlatform();

	private final TestApp app = this.platform.app();

	@AfterEach
	void stop() {
		this.platform.close();
	}

	@ParameterizedTest
	@MethodSource
	void aSuccessWithoutWhatTheCallerNeedsFails(Odd odd) {
		this.platform.answer(odd.path(), odd.answer());
		this.platform.answer("/v1.0/oauth2/userAccessToken", "{\"accessToken\":\"t\"}");
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> odd.call().make(this.app))
			.withMessageContaining("answered without")
			.matches((failure) -> failure.category() == ErrorCategory.TRANSIENT);
	}

	static Stream<Odd> aSuccessWithoutWhatTheCallerNeedsFails() {
		DingTalkNoticeReceivers user = DingTalkNoticeReceivers.users("u1");
		return Stream.of(
				new Odd(NOTICE + "asyncsend_v2", "{\"errcode\":0}", (app) -> app.noticeSender().sendText(user, "x")),
				new Odd(NOTICE + "asyncsend_v2", "{\"errcode\":0,\"task_id\":\"none\"}",
						(app) -> app.noticeSender().sendText(user, "x")),
				new Odd(NOTICE + "getsendresult", "{\"errcode\":0}", (app) -> app.noticeSender().tasks().result(1)),
				new Odd(NOTICE + "getsendresult", "{\"errcode\":0,\"send_result\":[]}",
						(app) -> app.noticeSender().tasks().result(1)),
				new Odd(NOTICE + "getsendprogress", "{\"errcode\":0}", (app) -> app.noticeSender().tasks().progress(1)),
				new Odd("/v1.0/robot/oToMessages/batchSend", "{}",
						(app) -> app.robotSender().send("u1", DingTalkAppMsg.text("x"))),
				new Odd("/v1.0/robot/groupMessages/send", "{\"processQueryKey\":null}",
						(app) -> app.robotSender().sendToGroup("cid", DingTalkAppMsg.text("x"))),
				new Odd("/chat/create", "{\"errcode\":0,\"chatid\":\"\"}",
						(app) -> app.chats().create("g", "u1", List.of("u1"))),
				new Odd("/chat/get", "{\"errcode\":0}", (app) -> app.chats().get("chat1")),
				new Odd("/chat/send", "{\"errcode\":0}", (app) -> app.chats().send("chat1", new DingTalkMsg.Text("x"))),
				new Odd("/v1.0/im/chat/chat1/convertToOpenConversationId", "{}",
						(app) -> app.chats().openConversationId("chat1")),
				new Odd("/media/upload", "{\"errcode\":0,\"type\":\"image\"}",
						(app) -> app.media().uploadMedia(new ByteArrayInputStream(new byte[] { 1 }), "a.png", "image")),
				new Odd("/v1.0/robot/messageFiles/download", "{}", (app) -> app.media().downloadUrl("code")),
				new Odd("/topapi/user/getbyunionid", "{\"errcode\":0,\"result\":{}}",
						(app) -> app.users().findUserIdByUnionId("union")),
				new Odd("/topapi/v2/user/getbymobile", "{\"errcode\":0}", (app) -> app.users().findUserIdByMobile("1")),
				new Odd("/topapi/v2/user/get", "{\"errcode\":0,\"result\":[]}", (app) -> app.users().find("u1")),
				new Odd("/topapi/v2/user/getuserinfo", "{\"errcode\":0,\"result\":{\"name\":\"x\"}}",
						(app) -> app.users().byLoginCode("code")),
				new Odd("/v1.0/contact/users/me", "{\"nick\":\"x\"}", (app) -> app.login().login("code")));
	}

	@Test
	void readsTheSpellingsThatWereSeen() {
		this.platform.answer("/topapi/v2/user/getuserinfo",
				"{\"errcode\":0,\"result\":{\"userId\":\"u1\",\"unionId\":\"union\"}}");
		assertThat(this.app.users().byLoginCode("code").userId()).isEqualTo("u1");
		assertThat(this.app.users().byLoginCode("code").unionId()).isEqualTo("union");
	}

	@ParameterizedTest
	@ValueSource(strings = { "9007199254740993", "\"9007199254740993\"" })
	void idsBeyondTheIntegersOfADoubleAreExact(String id) {
		this.platform.answer(NOTICE + "asyncsend_v2", "{\"errcode\":0,\"task_id\":" + id + "}");
		this.platform.answer(NOTICE + "getsendresult",
				"{\"errcode\":0,\"send_result\":{\"invalid_dept_id_list\":[" + id + "]}}");
		long department = 9007199254740993L;
		long taskId = this.app.noticeSender()
			.sendText(DingTalkNoticeReceivers.departments(department), "x")
			.taskIds()
			.get(0);
		assertThat(taskId).isEqualTo(9007199254740993L);
		assertThat(this.app.noticeSender().tasks().result(taskId).invalidDepartments()).containsExactly(department);
		assertThat(this.platform.calls(NOTICE + "asyncsend_v2").get(0).body())
			.contains("\"dept_id_list\":\"9007199254740993\"");
		assertThat(this.platform.calls(NOTICE + "getsendresult").get(0).body())
			.contains("\"task_id\":9007199254740993");
	}

	record Odd(String path, String answer, Call call) {

		@Override
		public String toString() {
			return this.path + " " + this.answer;
		}

	}

	@FunctionalInterface
	interface Call {

		void make(TestApp app) throws Exception;

	}

}
