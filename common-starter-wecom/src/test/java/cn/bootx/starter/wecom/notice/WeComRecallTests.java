package cn.bootx.starter.wecom.notice;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.send.Recall;
import cn.bootx.starter.core.send.SendResult;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.wecom.message.WeComMessage;
import cn.bootx.starter.wecom.Golden;
import cn.bootx.starter.wecom.SimulatedCorporation;
import cn.bootx.starter.core.json.Json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What can be done with messages that were sent: recall, changed task cards, counts.
 */
class WeComRecallTests {

	private static final String SEND = "/qyapi/cgi-bin/message/send";

	private static final String RECALL = "/qyapi/cgi-bin/message/recall";

	private static final String TASK = "/qyapi/cgi-bin/message/update_taskcard";

	private static final WeComReceivers LISI = WeComReceivers.users("lisi");

	private final SimulatedCorporation corporation = new SimulatedCorporation();

	private final WeComNoticeSender sender = this.corporation.sender();

	@AfterEach
	void stop() {
		this.corporation.close();
	}

	@Test
	void aBusinessIdRecallsAllItsMessagesWithAllParts() {
		WeComReceivers many = LISI.and(WeComReceivers.users(IntStream.range(0, 1500).mapToObj((i) -> "u" + i).toList()))
			.and(WeComReceivers.users("zhangsan"));
		List<String> ids = this.sender.send(many, WeComNotice.text("a"), "order-1").ids();
		this.sender.send(LISI, WeComNotice.text("b"), "order-1");
		this.sender.send(LISI, WeComNotice.text("c"), "order-2");
		Recall recall = this.sender.recallByBusinessId("order-1");
		assertThat(ids).hasSize(2);
		assertThat(recall.recalled()).hasSize(3).containsAll(ids);
		assertThat(recall.complete()).isTrue();
		assertThat(this.corporation.agent().messages()).extracting(WeComMessage::recalled)
			.containsExactly(true, true, true, false);
	}

	@Test
	void goesOnAfterAFailureAndReportsEachPart() {
		String first = this.sender.send(LISI, WeComNotice.text("a"), "order-1").msgId();
		String second = this.sender.send(LISI, WeComNotice.text("b"), "order-1").msgId();
		this.corporation.simulator()
			.faults()
			.next(RECALL, 1, SimulatorResponse.json(Map.of("errcode", 42052, "errmsg", "msgid expired")));
		Recall recall = this.sender.recallByBusinessId("order-1");
		assertThat(recall.recalled()).containsExactly(second);
		assertThat(recall.failed()).containsOnlyKeys(first)
			.hasEntrySatisfying(first, (reason) -> assertThat(reason).contains("42052"));
	}

	@Test
	void anotherAgentHasBusinessIdsOfItsOwn() {
		this.sender.send(LISI, WeComNotice.text("a"), "order-1");
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.sender.account("crm").recallByBusinessId("order-1"))
			.matches((ex) -> ex.category() == ErrorCategory.NOT_FOUND)
			.withMessageContaining("order-1");
	}

	@Test
	void aSendThatFailedHasNothingToRecall() {
		this.corporation.simulator()
			.faults()
			.next(SEND, 1, SimulatorResponse.json(Map.of("errcode", 81013, "errmsg", "all invalid")));
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.sender.send(LISI, WeComNotice.text("a"), "order-1"));
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.sender.recallByBusinessId("order-1"))
			.matches((ex) -> ex.category() == ErrorCategory.NOT_FOUND);
	}

	@Test
	void aBusinessIdHasAtMost128Characters() {
		this.sender.send(LISI, WeComNotice.text("a"), "单".repeat(128));
		for (String id : List.of("单".repeat(129), " ")) {
			assertThatExceptionOfType(InvalidMessageException.class)
				.isThrownBy(() -> this.sender.send(LISI, WeComNotice.text("a"), id))
				.withMessageContaining("business id");
		}
		assertThat(this.corporation.simulator().calls().count(SEND)).isOne();
	}

	@Test
	void recallsAllPartsOfASend() {
		WeComSendResult sent = this.sender.sendTextNotice(LISI, "a");
		assertThat(this.sender.recallNotice(sent).recalled()).isEqualTo(sent.ids());
		WeComSendResult none = new WeComSendResult(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
				List.of());
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.sender.recallNotice(none));
	}

	@Test
	void changesTaskCardsOfBothForms() {
		this.sender.send(WeComReceivers.users("zhangsan"), WeComNotice.taskCard(Cards.taskCard()));
		SendResult changed = this.sender.updateTaskCard(List.of("zhangsan", "Ghost", "ZhangSan"), "taskid123",
				"key111");
		assertThat(changed.notReached()).extracting(SendResult.NotReached::receiver).containsExactly("Ghost");
		WeComTaskCard second = WeComTaskCard.of("taskid2", "t", "d", WeComTaskCard.Button.of("k", "n", "r"));
		this.sender.send(WeComReceivers.users("zhangsan"), WeComNotice.interactiveTaskCard(second));
		assertThat(this.sender.updateInteractiveTaskCard(List.of("zhangsan"), "taskid2", "已归档").complete()).isTrue();
		List<String> bodies = this.corporation.simulator().calls().bodies(TASK);
		assertThat(Json.readTree(bodies.get(0))).isEqualTo(Golden.json("update/taskcard"));
		assertThat(Json.readTree(bodies.get(1).replace("taskid2", "taskid123")))
			.isEqualTo(Golden.json("update/interactive_taskcard"));
	}

	@Test
	void aTaskCardOfMoreThanAThousandMembersIsChangedInParts() {
		List<String> users = IntStream.range(0, 1001).mapToObj((i) -> "u" + i).toList();
		this.sender.send(LISI, WeComNotice.taskCard(Cards.taskCard()));
		SendResult changed = this.sender.updateTaskCard(users, "taskid123", "key222");
		assertThat(changed.notReached()).hasSize(1001);
		assertThat(this.corporation.simulator().calls().count(TASK)).isEqualTo(2);
	}

	@Test
	void refusesTaskCardUpdatesThatWeComWouldNotTake() {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.sender.updateTaskCard(List.of(), "has space", "k".repeat(129)))
			.satisfies((ex) -> assertThat(ex.problems()).extracting(InvalidMessageException.Problem::field)
				.containsExactly("userids", "task_id", "clicked_key"));
		this.sender.send(LISI, WeComNotice.taskCard(Cards.taskCard()));
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.sender.updateInteractiveTaskCard(List.of("lisi"), "taskid123", "x"))
			.matches((ex) -> ex.code().equals("42017") && ex.category() == ErrorCategory.INVALID_ARGUMENT)
			.satisfies((ex) -> assertThat(ex.hint().orElse("")).contains("updateTaskCard"));
	}

	@Test
	void aResponseCodeThatWasUsedSaysSo() {
		String code = this.sender.sendTemplateCardNotice(LISI, Cards.buttonInteraction()).responseCode();
		this.sender.updateCardButton(code, WeComReceivers.everybody(), "已处理");
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.sender.updateCardButton(code, LISI, "again"))
			.matches((ex) -> ex.code().equals("60140") && !ex.retryable())
			.satisfies((ex) -> assertThat(ex.hint().orElse("")).contains("72"));
	}

	@Test
	void countsWhatWasSent() {
		this.sender.sendTextNotice(LISI, "a");
		this.sender.sendTextNotice(LISI, "b");
		assertThat(this.sender.sentToday()).singleElement().satisfies((sent) -> {
			assertThat(sent.agentId()).isEqualTo(SimulatedCorporation.AGENT_ID);
			assertThat(sent.count()).isEqualTo(2);
		});
		assertThat(this.sender.sentYesterday()).extracting(WeComNoticeSender.SentCount::count).containsExactly(0L);
		this.corporation.simulator()
			.faults()
			.next("/qyapi/cgi-bin/message/get_statistics", 1, SimulatorResponse.json(Map.of("errcode", 0)));
		assertThatExceptionOfType(PlatformException.class).isThrownBy(this.sender::sentToday)
			.matches((ex) -> ex.code().equals("unreadable-answer"));
	}

}
