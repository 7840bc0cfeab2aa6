package cn.bootx.starter.integration.monitoring;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/**
 * A host with all four starters and the actuator.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
class MonitoredApplication {

}
