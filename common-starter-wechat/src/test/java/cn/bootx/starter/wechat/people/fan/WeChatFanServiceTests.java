package cn.bootx.starter.wechat.people.fan;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.wechat.AccountFixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeChatFanServiceTests {

	private static final String REMARK = "/cgi-bin/user/info/updateremark";

	private static final String ADD = "/cgi-bin/tags/members/batchblacklist";

	private final AccountFixture wechat = new AccountFixture();

	private final WeChatFanService fans = new WeChatFanService(this.wechat.accounts(), new InMemoryRecordStore(),
			this.wechat.store(), this.wechat.clock());

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	@Test
	void refreshesOneFan() {
		this.wechat.simulated().fan("oA");
		assertThat(this.fans.refresh("oA").subscribed()).isTrue();
		assertThat(this.wechat.simulator().calls().of("/cgi-bin/user/info").get(0).query())
			.containsEntry("openid", "oA")
			.containsEntry("lang", "zh_CN");
		this.fans.remark("oA", "Al");
		this.wechat.simulated().fan("oA").unfollows();
		assertThat(this.fans.refresh("oA")).isEqualTo(this.fans.find("oA").orElseThrow());
		assertThat(this.fans.find("oA")).hasValueSatisfying((gone) -> {
			assertThat(gone.subscribed()).isFalse();
			assertThat(gone.remark()).isEqualTo("Al");
		});
	}

	@Test
	void doesNotRecordAStranger() {
		this.wechat.simulated().newcomer("oA");
		assertThat(this.fans.refresh("oA").subscribed()).isFalse();
		assertThat(this.fans.count()).isZero();
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.fans.refresh("oUnknown"))
			.matches((ex) -> ex.code().equals("40003"));
	}

	@Test
	void aRemarkReachesWeChatAndTheRecord() {
		this.wechat.simulated().fan("oA");
		this.fans.sync();
		this.fans.remark("oA", "老王");
		assertThat(this.wechat.simulator().calls().bodies(REMARK))
			.containsExactly("{\"openid\":\"oA\",\"remark\":\"老王\"}");
		assertThat(this.fans.find("oA")).map(WeChatFan::remark).contains("老王");
		assertThat(this.fans.sync()).as("nothing is new to the sync")
			.isEqualTo(new WeChatFanService.Report(1, 0, 0, 0));
		this.fans.remark("oA", "");
		assertThat(this.fans.find("oA")).map(WeChatFan::remark).contains("");
	}

	@Test
	void aRemarkThatIsRefusedIsNotRecorded() {
		this.wechat.simulated().fan("oA");
		this.fans.sync();
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.fans.remark("oA", "x".repeat(30)))
			.withMessageContaining("30");
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.fans.remark("oB", "x"));
		assertThat(this.wechat.simulator().calls().count(REMARK)).isEqualTo(1);
		assertThat(this.fans.count()).isEqualTo(1);
	}

	@Test
	void blackListsTwentyFansWithACall() {
		List<String> openIds = IntStream.range(0, 45).mapToObj("o%02d"::formatted).toList();
		openIds.forEach((openId) -> this.wechat.simulated().fan(openId));
		List<WeChatFan.BatchResult> results = this.fans.blackList().add(openIds);
		assertThat(results).extracting((result) -> result.openIds().size()).containsExactly(20, 20, 5);
		assertThat(this.wechat.simulator().calls().bodies(ADD).get(2))
			.isEqualTo("{\"openid_list\":[\"o40\",\"o41\",\"o42\",\"o43\",\"o44\"]}");
		this.wechat.simulated().pageSize(40);
		WeChatFan.Page<String> page = this.fans.blackList().list(null);
		assertThat(page.items()).isEqualTo(openIds.subList(0, 40));
		assertThat(this.fans.blackList().list(page.next()).items()).isEqualTo(openIds.subList(40, 45));
		assertThat(this.fans.blackList().remove(openIds.subList(1, 45))).allMatch(WeChatFan.BatchResult::done);
		assertThat(this.fans.blackList().list(null).items()).containsExactly("o00");
		assertThat(this.fans.blackList().add(List.of("oUnknown", "o01")).get(0).failure().code()).isEqualTo("40003");
	}

	@Test
	void anAccountThatIsNotThereIsNamed() {
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.fans.account("shop"))
			.withMessageContaining("shop");
		assertThat(this.fans.account("default").count()).isZero();
	}

}
