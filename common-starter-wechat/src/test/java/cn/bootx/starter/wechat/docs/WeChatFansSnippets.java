package cn.bootx.starter.wechat.docs;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.wechat.people.fan.WeChatFan;
import cn.bootx.starter.wechat.people.fan.WeChatFanService;
import cn.bootx.starter.wechat.people.fan.WeChatFanTags;

/**
 * The Java of docs/wechat-fans.md.
 */
final class WeChatFansSnippets {

	private static final Logger log = LoggerFactory.getLogger(WeChatFansSnippets.class);

	private WeChatFansSnippets() {
	}

	static class Syncing {

		// tag::sync
		void syncFans(WeChatFanService fans) {
			try {
				WeChatFanService.Report report = fans
					.sync((progress) -> log.info("{} of {}", progress.soFar().seen(), progress.total()));
				log.info("{} new, {} changed, {} gone", report.added(), report.changed(), report.gone());
			}
			catch (PlatformException ex) {
				if (ex.category() != ErrorCategory.QUOTA) {
					throw ex;
				}
				log.warn("The allowance is used up; the sync goes on tomorrow", ex);
			}
		}
		// end::sync

		// tag::progress
		String howFar(WeChatFanService fans) {
			return fans.progress().map((progress) -> {
				String state = progress.finished() ? "finished" : progress.running() ? "running" : "interrupted";
				return state + ": " + progress.soFar().seen() + " of " + progress.total();
			}).orElse("never started");
		}
		// end::progress

	}

	static class Reading {

		// tag::read
		void read(WeChatFanService fans, String openId) {
			fans.find(openId).ifPresent((fan) -> log.info("Follows since {}", fan.subscribeTime()));
			WeChatFan.Page<WeChatFan> page = fans.list(null, 200);
			for (WeChatFan fan : page.items()) {
				log.info("{} {} {}", fan.openId(), fan.subscribed(), fan.tagIds());
			}
			if (page.next() != null) {
				page = fans.list(page.next(), 200);
			}
			WeChatFan live = fans.account("shop").refresh(openId);
			log.info("{} came by {}", live.openId(), live.subscribeScene());
		}
		// end::read

	}

	static class Tagging {

		// tag::tags
		void tagBuyers(WeChatFanService fans, List<String> openIds) {
			WeChatFanTags tags = fans.tags();
			WeChatFanTags.Tag buyers = tags.create("buyers");
			for (WeChatFan.BatchResult batch : tags.tag(buyers.id(), openIds)) {
				if (!batch.done()) {
					log.warn("Not tagged: {}", batch.openIds(), batch.failure());
				}
			}
			WeChatFan.Page<String> page = tags.fans(buyers.id(), null);
			log.info("{} and more at {}", page.items().size(), page.next());
		}
		// end::tags

		// tag::remark
		void remarkAndBlock(WeChatFanService fans, String openId, List<String> spammers) {
			fans.remark(openId, "老王");
			WeChatFanService.BlackList blackList = fans.blackList();
			blackList.add(spammers).stream().filter((batch) -> !batch.done()).forEach((batch) -> log.warn("{}", batch));
			log.info("{}", blackList.list(null).items());
		}
		// end::remark

	}

}
