package cn.bootx.starter.wechat.people.fan;

import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.wechat.AccountFixture;
import cn.bootx.starter.wechat.HookedRecordStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A sync whose process dies before any of its steps is resumed, and finds and counts the
 * same as one that was left in peace.
 */
class KilledFanSyncTests {

	private static final WeChatFanService.Report WHOLE = new WeChatFanService.Report(4, 1, 1, 2);

	private final AccountFixture wechat = new AccountFixture();

	private HookedRecordStore records = new HookedRecordStore();

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	@Test
	void findsTheSameWhereverItWasKilled() {
		this.wechat.simulated().pageSize(2);
		for (String openId : new String[] { "oAdded", "oChanged", "oSame1", "oSame2" }) {
			this.wechat.simulated().fan(openId);
		}
		this.wechat.simulated().newcomer("oGone1");
		this.wechat.simulated().newcomer("oGone2");
		int step = 1;
		while (killedBefore(step)) {
			assertThat(node().sync()).as("killed before step " + step).isEqualTo(WHOLE);
			assertThat(node().find("oAdded")).map(WeChatFan::subscribed).contains(true);
			assertThat(node().find("oChanged")).map(WeChatFan::remark).contains("");
			assertThat(node().find("oGone1")).map(WeChatFan::subscribed).contains(false);
			assertThat(node().find("oGone2")).map(WeChatFan::subscribed).contains(false);
			step++;
		}
		assertThat(step).isGreaterThan(20);
	}

	/** Returns whether the sync had that many steps. */
	private boolean killedBefore(int step) {
		this.records = new HookedRecordStore();
		node().sync();
		FanRecords before = new FanRecords(this.records, this.wechat.account().appId());
		this.records.delete("wechat-fan-" + this.wechat.account().appId(), "oAdded");
		before.changeKnown("oChanged", (fan) -> fan.withRemark("before"));
		before.change("oGone1", (none) -> follower("oGone1"));
		before.change("oGone2", (none) -> follower("oGone2"));
		this.records.before(step, () -> {
			throw new Death();
		});
		try {
			assertThat(node().sync()).isEqualTo(WHOLE);
			this.records.calm();
			return false;
		}
		catch (Death ex) {
			return true;
		}
	}

	private static FanRecords.StoredFan follower(String openId) {
		WeChatFan stranger = WeChatFan.stranger(openId);
		return FanRecords.StoredFan.of(stranger.arrived(Instant.EPOCH, null));
	}

	private WeChatFanService node() {
		return new WeChatFanService(this.wechat.accounts(), this.records, this.wechat.store(), this.wechat.clock());
	}

	private static final class Death extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}
