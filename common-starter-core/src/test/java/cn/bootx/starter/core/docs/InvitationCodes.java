package cn.bootx.starter.core.docs;

import java.time.Duration;
import java.util.Optional;

import org.springframework.stereotype.Component;

import cn.bootx.starter.core.store.ExpiringStore;

@Component
class InvitationCodes {

	private final ExpiringStore store;

	InvitationCodes(ExpiringStore store) {
		this.store = store;
	}

	void issue(String code, String userId) {
		this.store.put("invitation:" + code, userId, Duration.ofMinutes(10));
	}

	Optional<String> redeem(String code) {
		return this.store.take("invitation:" + code);
	}

}
