package cn.bootx.starter.wechat;

import cn.bootx.starter.testing.api.PublicApiContract;

class PublicApiTests extends PublicApiContract {

}
