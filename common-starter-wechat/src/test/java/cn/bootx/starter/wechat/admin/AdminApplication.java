package cn.bootx.starter.wechat.admin;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.wechat.HostApplication;

/**
 * A host with an authorizer that writes down what it was asked.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(HostApplication.class)
class AdminApplication {

	@Bean
	Doorman authorizer() {
		return new Doorman();
	}

	/** Lets everybody in, or nobody. */
	static final class Doorman implements ThirdAdminAuthorizer {

		private final List<ThirdAdminAuthorizer.Access> asked = new CopyOnWriteArrayList<>();

		private volatile boolean open = true;

		void open(boolean isOpen) {
			this.open = isOpen;
			this.asked.clear();
		}

		List<ThirdAdminAuthorizer.Access> asked() {
			return this.asked;
		}

		@Override
		public boolean isAllowed(Access access) {
			this.asked.add(access);
			return this.open;
		}

	}

}
